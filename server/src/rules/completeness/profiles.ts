import type { SectionKind } from '../../document/types.ts';

/** A section that a kind of protocol needs. Any one of the section kinds or heading words will do. */
export interface RequiredSection {
  readonly id: string;
  /** The name in a message, after “The protocol has no”. */
  readonly name: string;
  readonly sections: readonly SectionKind[];
  /** Words of a heading, for sections outside the document model; lower case. */
  readonly headings: readonly string[];
  /** What to add. */
  readonly add: string;
}

function section(
  id: string,
  name: string,
  sections: readonly SectionKind[],
  add: string,
  headings: readonly string[] = [],
): RequiredSection {
  return { id, name, sections, headings, add };
}

const ELIGIBILITY = section(
  'eligibility',
  'eligibility section',
  ['eligibility', 'inclusions'],
  'a heading with `{#eligibility}` or the field `population`',
);
const REFERENCES = section(
  'references',
  'references',
  ['references'],
  'a heading with `{#references}` or the field `references`',
);

const REGIMEN: readonly RequiredSection[] = [
  ELIGIBILITY,
  section(
    'exclusions',
    'exclusions section',
    ['exclusions'],
    'a heading with `{#exclusions}` or the field `population.exclusion`',
  ),
  section(
    'tests',
    'tests section',
    ['tests', 'monitoring'],
    'a heading with `{#tests}` or the field `monitoring`',
  ),
  section(
    'treatment',
    'treatment section',
    ['treatment'],
    'a heading with `{#treatment}` or the field `regimen`',
  ),
  section(
    'dose-modifications',
    'dose-modification section',
    ['dose-modifications'],
    'a heading with `{#dose-modifications}` or the field `regimen[].doseLevels`',
  ),
  section(
    'precautions',
    'precautions section',
    ['precautions', 'interactions', 'contraindications'],
    'a heading with `{#precautions}` or the field `regimen[].interactions`',
  ),
  section(
    'sequence',
    'sequence section',
    ['sequence'],
    'a heading with `{#sequence}` or the field `sequence`',
  ),
  REFERENCES,
];

/** Sections of ICH M11 and SPIRIT 2025 that a trial needs beside those of a regimen. */
const TRIAL: readonly RequiredSection[] = [
  section('objectives', 'objectives section', [], 'a heading “Objectives”', [
    'objective',
    'objectives',
    'estimands',
  ]),
  section('design', 'trial design section', [], 'a heading “Trial design”', ['design']),
  section('discontinuation', 'discontinuation section', [], 'a heading “Discontinuation”', [
    'discontinuation',
    'withdrawal',
  ]),
  section('safety-reporting', 'safety reporting section', [], 'a heading “Safety reporting”', [
    'safety reporting',
    'adverse events',
    'adverse event reporting',
    'pharmacovigilance',
  ]),
  section('statistics', 'statistics section', [], 'a heading “Statistics”', [
    'statistics',
    'statistical',
    'statistical considerations',
    'sample size',
  ]),
];

/** What each kind of protocol needs; see the document model. */
export const PROFILES: Readonly<Record<'regimen' | 'pathway' | 'trial', readonly RequiredSection[]>> = {
  regimen: REGIMEN,
  pathway: [
    ELIGIBILITY,
    section(
      'summary',
      'summary or rationale',
      ['summary', 'rationale'],
      'a heading with `{#summary}` or `{#rationale}`',
    ),
    REFERENCES,
  ],
  trial: [...REGIMEN, ...TRIAL],
};
