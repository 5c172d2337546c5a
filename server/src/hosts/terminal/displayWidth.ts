/** How text stands in a terminal. */

/** Variation selectors are nonspacing marks; so are zero-width spaces and joiners for our purpose. */
const COMBINING = /^(?:\p{Mn}|\p{Me}|\p{Cf})$/u;

/** East Asian wide and full-width characters and emoji, which fill two columns (Unicode Standard Annex 11, in ranges). */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

/** What `paint` puts around text. */
const COLOUR = /\u001b\[\d+m/g;

/** Columns a text fills; codes for colour fill none. */
export function displayWidth(text: string): number {
  // Most text is ASCII, one column each.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text.replace(COLOUR, ''))
    width += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** Text of a document made safe to print: control characters, which could drive the terminal, become visible. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) =>
    character === '\t' ? ' ' : '\ufffd',
  );
}
