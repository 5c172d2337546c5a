/**
 * The words by which sections are known, as data. Identifiers are those of the document model; headings are matched after
 * lower-casing and dropping numbering and punctuation. `whole` must be the entire heading, `within` may stand anywhere in it.
 * Earlier entries win, so the narrower section stands before the wider.
 */
import type { SectionKind } from './types.ts';

export interface SectionWords {
  readonly kind: SectionKind;
  readonly identifiers: readonly string[];
  readonly whole: readonly string[];
  readonly within: readonly string[];
}

export const SECTION_WORDS: readonly SectionWords[] = [
  {
    kind: 'eligibility',
    identifiers: ['eligibility', 'population', 'eligibility-criteria', 'selection-of-patients'],
    whole: ['population', 'patient population', 'study population', 'selection of patients'],
    within: [
      'inclusion and exclusion',
      'inclusion/exclusion',
      'inclusions and exclusions',
      'eligibility',
      'prior treatment requirements',
      'patient selection',
    ],
  },
  {
    kind: 'exclusions',
    identifiers: ['exclusions', 'exclusion', 'exclusion-criteria'],
    whole: ['exclude', 'excluded'],
    within: [
      'exclusion',
      'exclusions',
      'exclusion criteria',
      'ineligible',
      'not eligible',
      'excluded patients',
      'patients excluded',
      'must not have',
    ],
  },
  {
    kind: 'inclusions',
    identifiers: ['inclusions', 'inclusion', 'inclusion-criteria'],
    whole: ['include', 'included', 'eligible'],
    within: ['inclusion', 'inclusions', 'inclusion criteria', 'eligible patients', 'must have'],
  },
  {
    kind: 'contraindications',
    identifiers: ['contraindications'],
    whole: [],
    within: ['contraindication', 'contraindications', 'contra-indications', 'contraindicated'],
  },
  {
    kind: 'interactions',
    identifiers: ['interactions', 'drug-interactions'],
    whole: ['interactions'],
    within: [
      'drug interactions',
      'drug interaction',
      'interactions with',
      'prohibited medications',
      'concomitant medications',
    ],
  },
  {
    kind: 'dose-modifications',
    identifiers: ['dose-modifications', 'dose-modification', 'dose-adjustments', 'dose-levels'],
    whole: ['dose levels', 'hepatic impairment', 'renal impairment', 'dose delays'],
    within: [
      'dose modification',
      'dose modifications',
      'dose adjustment',
      'dose adjustments',
      'dose reduction',
      'dose reductions',
      'dosage adjustment',
      'dosage adjustments',
      'dosage modification',
      'dosage modifications',
    ],
  },
  {
    kind: 'monitoring',
    identifiers: ['monitoring', 'safety-monitoring'],
    whole: ['follow-up', 'follow up'],
    within: ['monitoring'],
  },
  {
    kind: 'tests',
    identifiers: ['tests', 'assessments', 'investigations'],
    whole: [
      'tests',
      'test',
      'investigations',
      'assessments',
      'baseline tests',
      'required tests',
      'laboratory tests',
    ],
    within: ['baseline assessments', 'baseline investigations', 'biomarker testing', 'molecular testing'],
  },
  {
    kind: 'precautions',
    identifiers: ['precautions', 'warnings', 'safety'],
    whole: ['warnings', 'safety', 'cautions', 'harms'],
    within: [
      'precautions',
      'precaution',
      'warnings and precautions',
      'adverse events',
      'adverse reactions',
      'toxicity',
      'toxicities',
      'side effects',
    ],
  },
  {
    kind: 'history',
    identifiers: ['history', 'changes', 'change-log', 'revision-history'],
    whole: ['history', 'changes', 'changelog', 'change log'],
    within: [
      'revision history',
      'version history',
      'historical background',
      'changes to this summary',
      'latest updates to this summary',
    ],
  },
  {
    kind: 'sequence',
    identifiers: ['sequence', 'sequencing', 'progression'],
    whole: [
      'sequence',
      'sequencing',
      'on progression',
      'progression',
      'resistance',
      'subsequent therapy',
      'after progression',
    ],
    within: [
      'treatment sequence',
      'therapy sequence',
      'treatment sequencing',
      'acquired resistance',
      'sequence of therapy',
      'treatment after progression',
      'disease progression',
    ],
  },
  {
    kind: 'references',
    identifiers: ['references', 'bibliography', 'refs'],
    whole: [
      'references',
      'reference list',
      'bibliography',
      'literature',
      'reference materials',
      'sources',
      'works cited',
    ],
    within: [],
  },
  {
    kind: 'abbreviations',
    identifiers: ['abbreviations', 'glossary'],
    whole: ['glossary', 'list of abbreviations'],
    within: ['abbreviations'],
  },
  { kind: 'claims', identifiers: ['claims'], whole: ['claims', 'claims ledger'], within: [] },
  {
    kind: 'rationale',
    identifiers: ['rationale', 'background', 'introduction', 'discussion'],
    whole: ['background', 'introduction', 'discussion', 'evidence'],
    within: ['rationale'],
  },
  {
    kind: 'summary',
    identifiers: ['summary', 'abstract', 'synopsis'],
    whole: ['summary', 'abstract', 'synopsis', 'overview', 'key points', 'conclusion', 'conclusions'],
    within: ['executive summary'],
  },
  {
    kind: 'treatment',
    identifiers: ['treatment', 'regimen', 'dosage', 'dosing', 'administration'],
    whole: ['regimen', 'dosage', 'dosing', 'dose', 'administration', 'therapy', 'drug administration'],
    // The bare word would make a section of every title that speaks of treatment.
    within: [
      'treatment plan',
      'treatment regimen',
      'treatment schedule',
      'study treatment',
      'protocol treatment',
      'dosage and administration',
      'dosing and administration',
    ],
  },
];

/** Words that open each item of a flat list to say which list it belongs to: `Exclude - 4. Known HIV infection`. */
export const ITEM_PREFIXES: readonly { readonly word: string; readonly kind: SectionKind }[] = [
  { word: 'exclude', kind: 'exclusions' },
  { word: 'exclusion', kind: 'exclusions' },
  { word: 'include', kind: 'inclusions' },
  { word: 'inclusion', kind: 'inclusions' },
];
