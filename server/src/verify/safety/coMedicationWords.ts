/** Words by which a text allows, restricts or advises against giving two substances together. */

/** Words that let something be given. */
export const PERMITS =
  /\b(?:(?:may|can|could|should)\s+(?:(?:safely|also|still|usually|generally)\s+)?(?:be\s+)?(?:(?:safely|also|still|usually|generally)\s+)?(?:continued?|keep|given|used?|taken?|co-?administered|co-?prescribed|combined|added|started|prescribed|maintained|administered|drink|drunk|eat|eaten|consumed?)|(?:is|are|remains?)\s+(?:(?:generally|considered|also|usually)\s+)?(?:acceptable|allowed|permitted|permissible|safe|compatible|possible|fine|appropriate|unproblematic)|(?:felt|considered|deemed|judged|thought|held)\s+(?:to\s+be\s+)?(?:safe|acceptable|compatible|harmless|unproblematic)|go(?:es)?\s+well\s+together|continue(?!d)|(?:^|[:–—]\s*)(?:acceptable|allowed|permitted|compatible|continue)\b|allowed|permitted|acceptable|compatible)\b/i;

/** Words that deny there is anything to mind; the denial is part of what they say. */
export const DENIES_INTERACTION =
  /\b(?:no\s+(?:(?:clinically|known|relevant|significant|important)\s+)*interactions?|(?:does|do)\s+not\s+(?:interact|matter)|(?:has|have|is|are)\s+(?:of\s+)?no\s+(?:relevance|consequence|bearing)\s+(?:for|to|on)|no\s+(?:dose|dosage)\s+(?:adjustments?|changes?|modifications?|reductions?)\s+(?:is|are)?\s*(?:needed|required|necessary)|needs?\s+no\s+(?:special\s+)?precautions?|no\s+(?:special\s+)?precautions?\s+(?:is|are)\s+(?:needed|required)|without\s+(?:any\s+)?(?:dose\s+)?(?:adjustment|restriction)s?)\b/i;

/** Words that spare the reader a step the label may ask for; the denial is part of what they say. */
export const DENIES_STEP =
  /\b(?:(?:needs?\s+not|(?:does|do)\s+not\s+(?:have|need)\s+to|(?:is|are)\s+not\s+to)\s+(?:be\s+)?|(?:no\s+need|not\s+necessary|not\s+needed|unnecessary)\s+to\s+)(?:stop|avoid|discontinu|withdraw|withh|replac|substitut|switch|paus|interrupt)\w*|\b(?:is|are)\s+not\s+contra-?indicated\b/i;

/** Words that advise giving both; a dose or a test that is advised beside them is no such advice. */
export const ADVISES_BOTH =
  /\b(?:concurrent|concomitant|simultaneous|combined|combination|combining|co-?administration|co-?administering|joint\s+use)\b(?:(?!\b(?:dos\w+|mg|tests?|testing|ecgs?|interval|spacing|schedule)\b)[^.;,])*\b(?:is|are)\s+(?:recommended|advised|encouraged|preferred)\b/i;

/** Words that have two things given together. */
export const COMBINES =
  /\b(?:combine[ds]?|give|use|administer|prescribe|start|add|together\s+with|plus|in\s+combination\s+with|co-?administ(?:er|ered|ration))\b/i;

/** What came of giving both: words that tell a fact and advise nothing. */
export const TELLS_EFFECT =
  /\b(?:caus(?:es?|ed|ing)|led\s+to|leads\s+to|result(?:s|ed)\s+in|produced|rais(?:es|ed)|lower(?:s|ed)|increased|decreased)\b/i;

/** Words that advise against, or say what to do instead; a clause with them allows nothing. */
export const ADVISES_AGAINST =
  /\b(?:avoid\w*|contra-?indicat\w*|stop(?:ped|ping)?|discontinu\w*|withdraw\w*|not\s+(?:be\s+)?(?:recommended|allowed|permitted|used|given|combined|acceptable|safe|compatible|continued?|taken)|prohibit\w*|forbidden|must\s+not|should\s+not|may\s+not|cannot|never|exclu\w+|switch\w*|replac\w*|substitut\w*|instead\s+of|alternative|wash-?out|increases?\s+exposure|decreases?\s+exposure)\b/i;

/** A condition that is said not to hold: "without dose adjustment". */
const NO_CONDITION =
  /\b(?:without|with\s+no|no)\s+(?:(?:any|need\s+(?:for|of)|further|special|additional|dose|dosage|routine)\s+)*(?:adjust\w*|reduc\w+|monitoring|caution)\b/gi;

/** True if a text ties leave to a condition. */
export function isConditional(text: string): boolean {
  return CONDITIONS.test(text.replace(NO_CONDITION, ''));
}

const CONDITIONS =
  /\b(?:only|if|unless|until|when|where|provided|except|unavoidable|necessary|outweighs?|reduc\w+|lower(?:ed)?\s+(?:the\s+)?dose|adjust\w*|caution\w*|monitor\w*|after|before|at\s+least\s+\d+|topical\w*|cream|shampoo|inhal\w*|eye\s+drops)\b/i;

/** Words that advise against without forbidding. */
export const ONLY_AVOIDS = /\b(?:avoid\w*|caution\w*|not\s+recommended|monitor(?:ed|ing)?\s+closely)\b/i;
export const FORBIDS =
  /\b(?:contra-?indicat\w*|prohibit\w*|forbidden|must\s+not|never|not\s+(?:be\s+)?(?:permitted|allowed)|stop|discontinu\w*)\b/i;

/** Values of `regimen[].interactions[].action` that let both be given. */
export const ACTION_PERMITS =
  /^(?:none|no\s+(?:action|change|restriction|interaction|adjustment)|allow(?:ed)?|continue|permit(?:ted)?|acceptable|safe|ok(?:ay)?|may\s+be\s+\w+)\b/i;
/** Values that are weaker than a contraindication. */
export const ACTION_WEAKER = /^(?:caution|monitor|reduce|adjust|avoid)\b/i;
export const ACTION_AVOIDS = /^avoid\b/i;
