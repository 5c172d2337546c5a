/** Which of a label's regimens a written dose is compared with, where the text says neither age nor route outright. */
import type { DosingRegimen, Setting } from '../knowledge/types.ts';

const ADULT_FROM = 18;

/** Labels that go by weight alone mean children where they end at or below this. */
const CHILD_UP_TO_KG = 40;

/** Words of a text that may speak of children or of doses read from a table by body size. */
const OF_CHILDREN =
  /\b(?:child\w*|pa?ediatrics?|adolescents?|infants?|minors|body[- ]?(?:surface|weight)|BSA|kg|m2|years)\b|m²/i;

/** Words that tell of what a label said once. */
const ONCE_SAID =
  /\b(?:former(?:ly)?|initial(?:ly)?|original(?:ly)?|previous(?:ly)?|earlier|first approved|until|no longer|old(?:er)?|superseded|replaced|was approved|had been)\b/i;

const UNDER_THE_SKIN = /\b[Ss]ub-?cutaneous(?:ly)?\b|\bunder the skin\b|\bSC\b/;

/**
 * The regimens that count where nothing says how old the patients are. Tables for children hold many flat doses, of which
 * one or the other would fit most wrong doses of adults: they count only where the text may speak of children, or where the
 * label knows no other.
 * @param text the words of the claim
 */
export function withoutChildDoses(
  regimens: readonly DosingRegimen[],
  text: string,
): readonly DosingRegimen[] {
  if (OF_CHILDREN.test(text)) return regimens;
  const others = regimens.filter((each) => !isFlatForChildren(each));
  return others.length > 0 ? others : regimens;
}

/**
 * The regimens that count where nothing speaks of treatment after surgery: adjuvant doses may be others than those of
 * advanced disease.
 * @param setting setting of the claim, if any
 */
export function withoutAdjuvantDoses(
  regimens: readonly DosingRegimen[],
  setting: Setting | undefined,
): readonly DosingRegimen[] {
  if (setting === 'adjuvant') return regimens;
  const others = regimens.filter(({ population }) => population.setting !== 'adjuvant');
  return others.length > 0 ? others : regimens;
}

/**
 * The regimens of the route that the text names: doses under the skin are not those of infusions. Empty where none of that
 * route is on record.
 * @param text the words of the claim
 */
export function ofRoute(regimens: readonly DosingRegimen[], text: string): readonly DosingRegimen[] {
  const injected = regimens.filter(({ route }) => route !== 'oral');
  if (injected.length === 0 || !UNDER_THE_SKIN.test(text)) return regimens;
  return injected.filter(({ route }) => route === 'subcutaneous');
}

/**
 * The regimens of labels no longer in force, where the text tells of the past; otherwise none.
 * @param text the words of the claim
 */
export function formerRegimens(regimens: readonly DosingRegimen[], text: string): readonly DosingRegimen[] {
  return ONCE_SAID.test(text) ? regimens.filter(({ status }) => status === 'superseded') : [];
}

function isFlatForChildren({ population, steps }: DosingRegimen): boolean {
  const { age, weight } = population;
  const isOfChildren =
    (age?.max !== undefined && age.max < ADULT_FROM) ||
    (weight?.maxKg !== undefined && weight.maxKg <= CHILD_UP_TO_KG);
  return isOfChildren && steps.every(({ dose }) => dose.basis === 'flat');
}
