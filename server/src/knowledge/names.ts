/** Comparing names the way a reader would: without regard to case, hyphens, spaces and compatibility forms. */

const IGNORED = /[\s\p{Dash_Punctuation}\u2212\u00ad\u200b]+/gu;

/** A name without case, hyphens, dashes and spaces, in Unicode compatibility form: `ROS-1` and `Ros1` are equal. */
export function normaliseName(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  return name.normalize('NFKC').toLowerCase().replace(IGNORED, '');
}

/** Most names: nothing in them is ignored, and nothing has another form. */
const PLAIN = /^[\w,./:;()+']*$/;
