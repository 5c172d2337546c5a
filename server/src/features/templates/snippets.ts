import {
  protocolTemplate,
  type TemplateKind,
  type TemplateLanguage,
  type TemplateParts,
} from './templates.ts';

/** A snippet as editors read them from a file. */
export interface EditorSnippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
  /** Only in a file without content, where a whole protocol belongs. */
  readonly isFileTemplate: true;
}

const DESCRIPTIONS: Readonly<Record<TemplateKind, string>> = {
  regimen: 'Therapy protocol: one regimen, with doses, monitoring and sequence',
  pathway: 'Therapy protocol: a pathway, with eligibility, summary and rationale',
};

/** The templates as snippets, each place to fill a stop in order of reading. */
export function templateSnippets(
  language: TemplateLanguage,
  knowledgeBase: TemplateParts['knowledgeBase'],
): Readonly<Record<string, EditorSnippet>> {
  const kinds: readonly TemplateKind[] = ['regimen', 'pathway'];
  return Object.fromEntries(
    kinds.map((kind) => {
      let stop = 0;
      const text = protocolTemplate(kind, language, { today: TODAY, knowledgeBase })
        .replace(/[\\$}]/gu, '\\$&')
        .replace(/TBD: [^"\n]+/gu, (place) => `\${${++stop}:${place}}`)
        .replace(TODAY, '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE');
      return [
        `TheraLint ${kind}`,
        {
          prefix: `protocol-${kind}`,
          description: DESCRIPTIONS[kind],
          body: text.trimEnd().split('\n'),
          isFileTemplate: true,
        },
      ];
    }),
  );
}

/** Stands for the day on which the editor puts the snippet in. */
const TODAY = '0000-00-00';
