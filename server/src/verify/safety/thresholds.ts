/** Conditions of label and text, `grade 3 or 4`, `ALT above 3 x ULN with bilirubin above 1.5 x ULN`, compared by their parts. */

/** Parts of a condition that decide which patients it is for. */
interface Condition {
  readonly grades: ReadonlySet<number>;
  readonly anyGrade: boolean;
  /** `>3`, `<1.5`, sorted. */
  readonly bounds: readonly string[];
  readonly qualifiers: ReadonlySet<string>;
}

const QUALIFIERS = [
  'life-threatening',
  'symptomatic',
  'recurrent',
  'severe',
  'torsade',
  'arrhythmia',
] as const;

const ABOVE = /^(?:above|over|more than|greater than|>|>=|≥|at least|exceed\w*)$/i;
const BOUND =
  /(above|over|more than|greater than|at least|exceed(?:s|ing)?|below|less than|up to|no more than|>=|<=|[<>≤≥])\s*(\d+(?:\.\d+)?)/gi;
const GRADES = /\bgrades?\s*(\d)(?:\s*(-|–|to|or|and|,)\s*(\d))?(\s*(?:or\s+(?:worse|higher|above)|\+))?/gi;
const ANY = /\b(?:any|all|every)\s+(?:grade|severity)|\bof\s+any\s+(?:grade|severity)/i;

function conditionOf(text: string): Condition {
  const plain = text.replace(/life\s+threatening/gi, 'life-threatening').toLowerCase();
  const grades = new Set<number>();
  for (const [, from, joint, to, upwards] of plain.matchAll(GRADES)) {
    const low = Number(from);
    const high = to === undefined ? low : Number(to);
    const isRange = joint === '-' || joint === '–' || joint === 'to';
    if (isRange) for (let grade = low; grade <= high; grade++) grades.add(grade);
    grades.add(low).add(high);
    if (upwards) for (let grade = low; grade <= 5; grade++) grades.add(grade);
  }
  return {
    grades,
    anyGrade: ANY.test(plain),
    bounds: [...plain.matchAll(BOUND)]
      .map(([, word, number]) => `${ABOVE.test(word!) ? '>' : '<'}${Number(number)}`)
      .sort(),
    qualifiers: new Set(QUALIFIERS.filter((each) => wordIn(plain, each))),
  };
}

function wordIn(text: string, word: string): boolean {
  return new RegExp(`(?<![\\p{L}])${word}`, 'iu').test(text);
}

/**
 * True if whatever the text says happened is, as far as its words tell, what the label's condition is about. A condition
 * without parts, "drug-related pneumonitis of any grade", is met by every mention of the harm.
 */
export function meetsCondition(text: string, condition: string): boolean {
  const stated = conditionOf(text);
  const wanted = conditionOf(condition);
  // Grade 4 of a long QT interval is by CTCAE 5.0 what the label spells out: torsade de pointes or signs of serious arrhythmia.
  if (stated.grades.has(4) && wanted.qualifiers.has('torsade')) return true;
  if (wanted.bounds.length > 0 && wanted.bounds.join() !== stated.bounds.join()) return false;
  const alternatives = /\bor\b/i.test(condition);
  const gradesMet =
    wanted.anyGrade || stated.anyGrade || [...stated.grades].some((each) => wanted.grades.has(each));
  const qualifiers = [...wanted.qualifiers];
  const met = qualifiers.filter((each) => stated.qualifiers.has(each));
  if (wanted.grades.size === 0 || wanted.anyGrade)
    return alternatives && qualifiers.length > 1 ? met.length > 0 : met.length === qualifiers.length;
  return gradesMet || (alternatives && met.length > 0);
}
