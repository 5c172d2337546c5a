import { MappedText } from '../../text/mappedText.ts';

/** The text with only `\n` for line ends, which is all that the Markdown parser knows; still mapped to the source. */
export function withLineFeeds(text: MappedText): MappedText {
  const source = text.text;
  if (!source.includes('\r')) return text;
  const builder = MappedText.builder();
  let from = 0;
  for (let at = source.indexOf('\r'); at >= 0; at = source.indexOf('\r', from)) {
    builder.copy(source.slice(from, at), from);
    if (source.charCodeAt(at + 1) !== 10) builder.replace('\n', { start: at, end: at + 1 });
    from = at + 1;
  }
  builder.copy(source.slice(from), from);
  return builder.build(0).through(text);
}

/** The same for text whose offsets must stay: a carriage return becomes a blank or, alone, a line feed. */
export function blankReturns(text: string): string {
  return text.includes('\r') ? text.replace(/\r(\n?)/g, (_, feed: string) => (feed ? ' \n' : '\n')) : text;
}
