import { followsModel } from '../../document/fields/followsModel.ts';
import { sectionKindOfHeading } from '../../document/sections.ts';
import { sectionsPresent } from '../../document/sectionsPresent.ts';
import type { ProtocolDocument, SectionKind } from '../../document/types.ts';
import type { Span } from '../../text/span.ts';
import type { Analysis } from '../../verify/types.ts';
import type { RuleDeclaration, Severity } from '../types.ts';
import documentation from './missing-section.md';
import { PROFILES, type RequiredSection } from './profiles.ts';

export const missingSection: RuleDeclaration = {
  id: 'STR001',
  name: 'missing-section',
  family: 'completeness',
  severity: 'error',
  summary: 'A protocol lacks a section that protocols of its kind need.',
  fix: 'none',
  since: '0.1.0',
  knowledge: [],
  options: [
    {
      name: 'optional',
      type: 'string[]',
      default: [],
      description: 'Sections not to ask for, by name: `sequence`, `tests`.',
    },
  ],
  documentation,
  check({ analysis, options, report }) {
    const { document, fields } = analysis;
    if (!followsModel(document) || !isReadable(document)) return;
    const kind = fields?.kind?.value ?? 'regimen';
    const optional = options.optional as readonly string[];
    const present = new Set<SectionKind>([...sectionsPresent(document), ...declaredSections(document)]);
    const headings = headingsOf(document);
    for (const required of PROFILES[kind]) {
      if (optional.includes(required.id) || isPresent(required, present, headings)) continue;
      report({
        span: placeOf(analysis),
        what: `The protocol has no ${required.name}.`,
        why: `A ${kind} needs one; a section that does not apply stays, marked “not applicable” with the reason.`,
        action: `Add ${required.add}.`,
        severity: severityFor(analysis),
        key: required.id,
      });
    }
  },
};

/** A draft is still being written: it is told, not stopped. */
function severityFor({ fields }: Analysis): Severity {
  return fields?.metadata.status?.value === 'draft' ? 'warning' : 'error';
}

/** What could not be read may hold the section; that it is unreadable is another rule's finding. */
function isReadable({ problems }: ProtocolDocument): boolean {
  return !problems.some(({ kind }) => kind === 'unreadable');
}

function isPresent(
  required: RequiredSection,
  present: ReadonlySet<SectionKind>,
  headings: readonly string[],
): boolean {
  if (required.sections.some((each) => present.has(each))) return true;
  return required.headings.some((words) => headings.some((heading) => heading.includes(` ${words} `)));
}

/** Headings in lower case between blanks, so that words are found whole. */
function headingsOf({ blocks }: ProtocolDocument): readonly string[] {
  return blocks
    .filter(({ role }) => role === 'heading')
    .map(
      ({ text }) =>
        ` ${text.text
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim()} `,
    );
}

const DECLARATION = /^(.{3,60}?)\s*[:–—-]\s*(?:not applicable|n\/a|does not apply)\b/i;

/** Sections that a line declares not applicable: `Dose modification: not applicable, single dose.` */
function declaredSections({ blocks }: ProtocolDocument): readonly SectionKind[] {
  return blocks.flatMap(({ text }) => {
    const name = DECLARATION.exec(text.text)?.[1];
    const kind = name === undefined ? undefined : sectionKindOfHeading(name);
    return kind ? [kind] : [];
  });
}

/** The kind of the protocol, which asks for the section; else its title, else its first line. */
function placeOf({ document, fields }: Analysis): Span {
  const title = document.blocks.find(({ role }) => role === 'title' || role === 'heading');
  return (
    fields?.kind?.span ??
    title?.text.toSource({ start: 0, end: title.text.text.length }) ??
    document.lines.lineSpan(0)
  );
}
