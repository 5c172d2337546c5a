/**
 * Element names that are taken for HTML tags. Any other `<word …>` in prose is a comparison (`<baseline and >5`), whatever
 * CommonMark's grammar says, and is read as text.
 */
const ELEMENTS = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br button caption center cite code col colgroup dd del details ' +
    'dfn div dl dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd label li ' +
    'link main mark nav ol option p picture pre q s samp script section select small source span strike strong style sub ' +
    'summary sup table tbody td textarea tfoot th thead time title tr tt u ul var video wbr'
  ).split(' '),
);

/** Elements that begin on a new line, so that the words around their tags do not run together. */
const BREAKING = new Set(
  'blockquote br caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul'.split(
    ' ',
  ),
);

/** The element name of a tag (`<br/>`, `</sup>`), in lower case; undefined when it names no HTML element. */
export function tagName(tag: string): string | undefined {
  const name = /^<\/?([a-z][a-z0-9]*)(?=[\s/>])/i.exec(tag)?.[1]?.toLowerCase();
  return name !== undefined && ELEMENTS.has(name) ? name : undefined;
}

/** True for elements whose tags separate words. */
export function breaksLine(name: string): boolean {
  return BREAKING.has(name);
}

/** Elements whose content nobody reads. */
export function isUnread(name: string): boolean {
  return name === 'script' || name === 'style';
}
