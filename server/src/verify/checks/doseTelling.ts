/** What a text says with a dose besides giving it. */
import type { Claim, DoseStatement } from '../../claims/types.ts';
import type { VerifyContext } from '../context.ts';
import { isLocal } from '../subject.ts';

/** True for what was given in a trial, or done with somebody's dose: it is told, and label doses do not bind it. */
export function isOnlyTold(claim: Claim): boolean {
  return isOfTrial(claim) || TOLD.test(claim.text);
}

/** True for what the text tells of a trial, or what stands under a heading that names a trial and nothing else. */
function isOfTrial({ trials, block }: Claim): boolean {
  const heading = block?.context.headings.at(-1)?.text.text ?? '';
  return trials.some(
    (slot) =>
      isLocal(slot) ||
      (slot.origin === 'heading' &&
        heading.includes(slot.text) &&
        !/\p{L}/u.test(heading.replace(slot.text, '').replace(ABOUT_TRIALS, ''))),
  );
}

const ABOUT_TRIALS =
  /\b(?:the|of|in|trials?|stud(?:y|ies)|phase|[I1-4V]+[ab]?|NCT\d+|design|methods|results|arms|treatments?)\b/gi;

const REJECTED =
  /\b(?:too (?:toxic|high)|not tolerated|intolerable|dose[- ]limiting|exceed(?:s|ed) the maximum tolerated)\b/i;

/** True for a claim on a dose that was tried and is told as too much: it is no advice. */
export function isRejected({ text }: Claim): boolean {
  return REJECTED.test(text);
}

const REPLACED =
  /^[\s,]*(?:(?:should|must|may|can|is|needs?|has) )?(?:to )?(?:be )?(?:reduced|lowered|decreased|changed|adjusted|increased|halved)\b/i;

/** True for the dose that a change starts from, which no circumstance of the change is about. */
export function isReplaced({ span, frequencySpan }: DoseStatement, { document }: VerifyContext): boolean {
  const end = Math.max(span.end, frequencySpan?.end ?? 0);
  return REPLACED.test(document.source.slice(end, end + 40));
}

/** What was done with somebody's dose. */
const TOLD = /\b(?:was|were|had been) (?:\w+ )?(?:reduced|lowered|decreased|increased|escalated|adjusted)\b/i;
