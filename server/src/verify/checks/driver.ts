import type { VerifyContext } from '../context.ts';
import { type CheckOutcome, outcome } from '../outcome.ts';
import { evidenceReference } from '../references.ts';
import type { Subject } from '../subject.ts';
import { levelWords, listWords } from '../words.ts';

/** Whether a biomarker drives a disease, judged by what is recorded of treatments directed at it there. */
export function checkDriver(subject: Subject, { knowledge }: VerifyContext): CheckOutcome | undefined {
  const biomarkers = subject.selecting.map(({ stated }) => stated);
  const disease = subject.diseases[0]?.value;
  if (biomarkers.length === 0 || disease === undefined) return undefined;
  const matches = knowledge
    .evidenceFor({ biomarkers, disease })
    .filter(
      (match) => match.biomarker !== 'unstated' && (match.disease === 'exact' || match.disease === 'broader'),
    );
  const against = matches.filter(({ record }) => record.effect === 'no-benefit');
  const benefit = matches.filter(({ record }) => record.effect === 'response');
  const denied = subject.claim.polarity === 'negated';
  const name = `${listWords(
    biomarkers.map(({ gene }) => gene),
    'or',
  )} in ${knowledge.disease(disease)?.name ?? disease}`;
  const [agreeing, opposing] = denied ? [against, benefit] : [benefit, against];
  if (agreeing.length > 0) {
    return outcome(
      'supported',
      `The recorded evidence on ${name} agrees (${levelWords(agreeing[0]!.record.level)}).`,
      agreeing.map(({ record }) => evidenceReference(record)),
    );
  }
  if (opposing.length > 0) {
    return outcome(
      'contradicted',
      `The recorded evidence on ${name} speaks against it (${levelWords(opposing[0]!.record.level)}).`,
      opposing.map(({ record }) => evidenceReference(record)),
    );
  }
  return outcome('not-in-kb', `The knowledge base holds nothing on ${name} as a driver.`);
}
