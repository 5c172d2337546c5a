import type { EvidenceMatch, KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';
import { ASPECTS, type Aspect } from '../aspects.ts';
import type { VerifyContext } from '../context.ts';
import { type CheckOutcome, outcome } from '../outcome.ts';
import { evidenceReference } from '../references.ts';
import { elsewhereWords, faultSpan } from '../spans.ts';
import { isLocal, type Subject } from '../subject.ts';
import type { Contradiction } from '../types.ts';
import { levelWords, listWords } from '../words.ts';

/** Whether a biomarker drives a disease, judged by what is recorded of treatments directed at it there. */
export function checkDriver(subject: Subject, { knowledge }: VerifyContext): CheckOutcome | undefined {
  const biomarkers = subject.selecting.map(({ stated }) => stated);
  const disease = subject.diseases[0]?.value;
  if (biomarkers.length === 0 || disease === undefined || !isSpokenOf(subject)) return undefined;
  const genes = biomarkers.map(({ gene }) => gene);
  const matches = knowledge
    .evidenceFor({ biomarkers, disease })
    .filter(
      (match) =>
        match.biomarker !== 'unstated' &&
        (match.disease === 'exact' || match.disease === 'broader' || isPartAgainst(match)) &&
        isDirectedAt(match, genes, knowledge),
    );
  // That an inhibitor fails does not make the gene no driver; only authors who draw that conclusion speak against it.
  const against = matches.filter(
    ({ record }) => record.effect === 'no-benefit' && record.hypothesis === true,
  );
  const benefit = matches.filter(({ record }) => record.effect === 'response');
  const denied = subject.claim.polarity === 'negated';
  const name = `${listWords(genes, 'or')} in ${knowledge.nameOf({ kind: 'disease', id: disease })}`;
  const [agreeing, opposing] = denied ? [against, benefit] : [benefit, against];
  if (agreeing.length > 0) {
    const supported = outcome(
      'supported',
      `The recorded evidence on ${name} agrees (${levelWords(agreeing[0]!.record.level)}).`,
      agreeing.map(({ record }) => evidenceReference(record)),
    );
    // What the authors only suppose is agreed with, and overstated all the same.
    const isSupposed = denied && agreeing.every(({ record }) => record.hypothesis === true);
    return isSupposed
      ? { ...supported, contradictions: [fault(ASPECTS.hedgeLost, subject, agreeing, name, knowledge)] }
      : supported;
  }
  if (opposing.length > 0) {
    const contradicted = outcome(
      'contradicted',
      `The recorded evidence on ${name} speaks against it (${levelWords(opposing[0]!.record.level)}).`,
      opposing.map(({ record }) => evidenceReference(record)),
    );
    return denied
      ? contradicted
      : {
          ...contradicted,
          contradictions: [fault(ASPECTS.driverOverclaimed, subject, opposing, name, knowledge)],
        };
  }
  return outcome('not-in-kb', `The knowledge base holds nothing on ${name} as a driver.`);
}

/** "Few driver alterations" under a heading on ROS1 says nothing of ROS1: an alteration from a heading is meant where words refer to it. */
function isSpokenOf({ selecting, claim }: Subject): boolean {
  const isNear = selecting.some(({ slot }) => isLocal(slot) || slot.origin === 'previous-sentence');
  const isProse = claim.block?.role === 'paragraph';
  return isNear || !isProse || /\b(?:the|this|its?|that)\b[^.;]{0,60}\bdriv/i.test(claim.text);
}

/** What speaks against a part of the disease speaks against a statement on all of it. */
function isPartAgainst({ record, disease }: EvidenceMatch): boolean {
  return disease === 'narrower' && record.effect === 'no-benefit' && record.hypothesis === true;
}

/** Only treatments that act on the gene's product tell whether it drives: chemotherapy works whatever the driver. */
function isDirectedAt(
  { record }: EvidenceMatch,
  genes: readonly string[],
  knowledge: KnowledgeIndex,
): boolean {
  return record.treatments.some((id) => {
    const gene = knowledge.drugClass(id)?.gene;
    if (gene !== undefined && genes.includes(gene)) return true;
    return knowledge.drug(id)?.targets.some((target) => genes.includes(target.gene)) ?? false;
  });
}

function fault(
  aspect: Aspect,
  subject: Subject,
  matches: readonly EvidenceMatch[],
  name: string,
  knowledge: KnowledgeIndex,
): Contradiction {
  const biomarker = subject.selecting.find(({ slot }) => isLocal(slot))?.slot ?? subject.selecting[0]!.slot;
  const disease = subject.diseases[0]!;
  return {
    aspect,
    span: faultSpan(subject.claim, [biomarker, disease]),
    values: {
      gene: biomarker.value.gene,
      disease: knowledge.nameOf({ kind: 'disease', id: disease.value }),
      subject: name,
      level: levelWords(matches[0]!.record.level),
    },
    records: matches.map(({ record }) => evidenceReference(record)),
    related: elsewhereWords(subject.claim, [biomarker, disease]),
    suggestions: [],
  };
}
