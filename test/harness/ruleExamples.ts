/** The examples of a rule's page, as the tests run them. */

export interface RuleExample {
  readonly kind: 'reported' | 'silent';
  /** The sentence above the fence. */
  readonly note: string;
  /** The document, without marks. */
  readonly text: string;
  /** A file name that gives language and profile. */
  readonly uri: string;
  /** Exact words that must be reported, from `⟦…⟧`; undefined where the page marks none. */
  readonly marked: { readonly start: number; readonly end: number } | undefined;
}

const FENCE = /^([^\n]*)\n\n```(\S+)( protocol)?\n(.*?)^```$/gmsu;

/** Reads the examples below `## Reported` and `## Silent` of a page. */
export function ruleExamples(page: string): readonly RuleExample[] {
  return (['reported', 'silent'] as const).flatMap((kind) => {
    const section = sectionOf(page, kind === 'reported' ? 'Reported' : 'Silent');
    return [...section.matchAll(FENCE)].map(([, note, language, protocol, body]) => {
      const start = body!.indexOf('⟦');
      const end = body!.indexOf('⟧') - 1;
      const extension = language === 'yaml' ? 'yaml' : 'md';
      return {
        kind,
        note: note!,
        text: body!.replace(/[⟦⟧]/gu, ''),
        uri: `example${protocol ? '.protocol' : ''}.${extension}`,
        marked: start < 0 ? undefined : { start, end },
      };
    });
  });
}

/** The overlay a page's examples are judged with, from its fence marked `yaml overlay`; undefined without one. */
export function ruleOverlay(page: string): string | undefined {
  return /^```yaml overlay\n(.*?)^```$/msu.exec(page)?.[1];
}

function sectionOf(page: string, heading: string): string {
  const start = page.indexOf(`\n## ${heading}\n`);
  if (start < 0) return '';
  const end = page.indexOf('\n## ', start + 4);
  return page.slice(start, end < 0 ? undefined : end);
}
