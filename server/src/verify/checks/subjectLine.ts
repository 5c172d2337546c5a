/** Whether a title or heading recommends, or only names what the document is about. */
import type { Claim } from '../../claims/types.ts';
import type { TextBlock } from '../../document/types.ts';
import type { VerifyContext } from '../context.ts';

/** Words by which a title announces a study, a report or an argument: it then says what is looked at, not what to do. */
const LOOKED_AT =
  /\b(?:case|reports?|stud(?:y|ies)|trials?|phase|cohort|series|review|meta-?analysis|randomi[sz]ed|retrospective|prospective|evaluat\w+|efficacy|safety|activity|comparison|versus|vs|analysis|experience|responses?|resistance|results|outcomes?|hypothes\w+|evidence|against|not|no|without|lack|failure|rationale|history|role)\b|\?/i;

/** Words by which a document speaks against what its title names. */
const OPPOSES =
  /\b(?:not (?:be )?(?:supported|recommended|indicated|used|given|effective|appropriate|licensed|approved|established|beneficial)|do not (?:use|give)|(?:should|must) not|unsuitable|contraindicated|no (?:evidence|benefit|role|place)|ineffective|inactive|case report|primary resistance|(?:did|does) not respond|not a driver|investigational|only in (?:a )?trials?)\b/i;

/**
 * True for a heading whose words are no advice of the document: one without a predicate, unless it is the title of the
 * document and recommends by its form, "Crizotinib for ROS1-positive NSCLC"; and any heading of a document that advises
 * against the drug or only studies it. The words of a link are the title of something else where they are
 * an item of their own or written as a title.
 */
export function isSubjectLine(claim: Claim, context: VerifyContext): boolean {
  const { block, cues } = claim;
  if (block && isTitleOfLink(claim, block)) return true;
  if (block?.role !== 'title' && block?.role !== 'heading') return false;
  const isBare = !cues.some(({ category }) => category === 'predicate');
  if (isBare && !(isTitle(block) && claim.wording === 'recommendation' && !LOOKED_AT.test(block.text.text)))
    return true;
  if (isAdvisedAgainst(claim, context)) return true;
  return isBare && (context.fields?.kind?.value === 'trial' || isOpposedBelow(claim, block, context));
}

/** True for words of a link that are all of their list item, or that have their capitals as titles have. */
function isTitleOfLink({ span }: Claim, { role, links, text }: TextBlock): boolean {
  const [start, end] = [text.fromSource(span.start), text.fromSource(span.end - 1)];
  const link = links.find(
    (each) => start !== undefined && each.span.start <= start && each.span.end > (end ?? 0),
  );
  if (!link) return false;
  const outside = text.text.slice(0, link.span.start) + text.text.slice(link.span.end);
  if (role === 'list-item' && !/\p{L}/u.test(outside)) return true;
  const words = text.text.slice(link.span.start, link.span.end).match(/\p{L}{5,}/gu) ?? [];
  return words.length >= 3 && words.every((word) => /^\p{Lu}/u.test(word));
}

/** The title in the fields, or a heading that no other heading encloses. */
function isTitle({ role, context }: TextBlock): boolean {
  return role === 'title' || !context.headings.some((each) => each.role === 'heading');
}

function isAdvisedAgainst({ treatments }: Claim, { fields, knowledge }: VerifyContext): boolean {
  return (fields?.regimen ?? []).some(({ inn, direction }) => {
    if (inn === undefined || direction === undefined || direction.value === 'for') return false;
    const ids = knowledge.resolveName(inn.value).map(({ id }) => id);
    return treatments.some(({ value }) => ids.includes(value.id));
  });
}

/** Some other text of the document names the disease and speaks against it. */
function isOpposedBelow(
  { diseases }: Claim,
  block: TextBlock,
  { document, knowledge }: VerifyContext,
): boolean {
  const names = diseases.flatMap(({ value, text }) => {
    const record = knowledge.disease(value);
    return [text, record?.name ?? text, ...(record?.synonyms.map((each) => each.text) ?? [])];
  });
  const lower = names.map((name) => name.toLowerCase());
  return document.blocks.some((other) => {
    if (other === block || !OPPOSES.test(other.text.text)) return false;
    const text = other.text.text.toLowerCase();
    return lower.some((name) => text.includes(name)) || /\b(?:this|these|here)\b/u.test(text);
  });
}
