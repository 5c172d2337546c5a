import type { SectionKind, TextBlock } from '../../document/types.ts';
import type { MentionOf } from '../../recognise/types.ts';
import type { Span } from '../../text/span.ts';
import { type Fault, fault } from '../fault.ts';
import { idsIn } from '../fieldNames.ts';
import { bindingFacts, documentJurisdictions } from '../regions.ts';
import { monitoringReference } from '../safetyReferences.ts';
import type { Analysis } from '../types.ts';
import { listWords } from '../words.ts';
import { isForDocument } from './schedules.ts';
import { documentDrugs, isRead } from './statements.ts';

interface ListedHarm {
  readonly id: string;
  readonly span: Span;
}

/** Sections that list what a drug can do. */
const HARM_SECTIONS: ReadonlySet<SectionKind> = new Set(['precautions', 'dose-modifications']);
const TEST_SECTIONS: ReadonlySet<SectionKind> = new Set(['monitoring', 'tests']);

/** Words by which a text outside those sections asks for a test. */
const MONITORS =
  /\b(?:monitor\w*|measur\w+|check\w*|assess\w*|obtain|perform|baseline|before\s+(?:the\s+first|start\w*|each)|every|weekly|monthly|daily|fortnightly|day\s+1)\b/i;

/**
 * Harms the document lists for its drug, of which the label asks to be watched by a test, and no test that does is among
 * those the document asks for. Documents that say nothing of tests at all lack a section, which another rule tells.
 */
export function unmonitoredHarms(analysis: Analysis): readonly Fault[] {
  const tests = testsAsked(analysis);
  if (tests === undefined) return [];
  const regions = documentJurisdictions(analysis);
  const { knowledge } = analysis;
  const told = new Set<string>();
  return documentDrugs(analysis).flatMap((drug) =>
    listedHarms(analysis).flatMap((harm): readonly Fault[] => {
      const asking = drug.monitoring.filter(
        (each) =>
          isForDocument(each, analysis) &&
          each.harms.some((id) => knowledge.isTerm(harm.id, id) || knowledge.isTerm(id, harm.id)),
      );
      const requirement = bindingFacts(asking, drug.monitoring, regions)[0] ?? asking[0];
      const isKnown = regions.length === 0 || bindingFacts(asking, drug.monitoring, regions).length > 0;
      const term = knowledge.term(harm.id);
      if (!requirement || !isKnown || !term || told.has(harm.id)) return [];
      const watching = term.monitoredBy?.length ? term.monitoredBy : requirement.tests;
      if (
        watching.some((each) =>
          tests.some((test) => knowledge.isTerm(test, each) || knowledge.isTerm(each, test)),
        )
      )
        return [];
      told.add(harm.id);
      const names = watching.map((each) => knowledge.term(each)?.name ?? each);
      return [
        fault(harm.span, { drug: drug.inn, harm: term.name, expected: listWords(names, 'or') }, [
          monitoringReference(drug, requirement, knowledge),
        ]),
      ];
    }),
  );
}

/** Ids of the tests the document asks for; undefined where it has no place for them. */
function testsAsked(analysis: Analysis): readonly string[] | undefined {
  const { document, fields, knowledge } = analysis;
  const inTests = (block: TextBlock): boolean =>
    block.context.sections.some((each) => TEST_SECTIONS.has(each));
  const asking = document.blocks.filter(
    (block) => isRead(block) && (inTests(block) || MONITORS.test(block.text.text)),
  );
  const hasPlace = (fields?.monitoring.length ?? 0) > 0 || document.blocks.some(inTests);
  if (!hasPlace) return undefined;
  const ofFields = (fields?.monitoring ?? []).flatMap(({ tests }) =>
    tests.flatMap(({ value }) => idsIn(value, 'term', knowledge)),
  );
  const ofText = asking.flatMap((block) =>
    analysis.mentionsIn(block).flatMap((each) => (each.kind === 'test' ? [each.id] : [])),
  );
  return [...ofFields, ...ofText];
}

function listedHarms(analysis: Analysis): readonly ListedHarm[] {
  const { document, fields, knowledge } = analysis;
  const inText = document.blocks
    .filter((block) => isRead(block) && block.context.sections.some((each) => HARM_SECTIONS.has(each)))
    .flatMap((block) =>
      analysis
        .mentionsIn(block)
        .flatMap((each): readonly ListedHarm[] =>
          isHarm(each) ? [{ id: each.id, span: block.text.toSource(each.span) }] : [],
        ),
    );
  const inFields = (fields?.regimen ?? []).flatMap(({ toxicity }) =>
    toxicity.flatMap(({ event }) =>
      event
        ? idsIn(event.value, 'term', knowledge)
            .filter((id) => knowledge.term(id)?.kind === 'harm')
            .map((id) => ({ id, span: event.span }))
        : [],
    ),
  );
  return [...inFields, ...inText];
}

function isHarm(mention: { readonly kind: string }): mention is MentionOf<'harm'> {
  return mention.kind === 'harm';
}
