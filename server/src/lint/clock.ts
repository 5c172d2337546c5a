/** A clock the host lends: milliseconds from any fixed point, never going back. Core reads no time of its own. */
export type Clock = () => number;

/** A rule that takes longer than this on one document is reported, because it holds up typing. In milliseconds. */
export const RULE_BUDGET = 250;
