/** Snippets give, with their stops as they are, the templates that the command line writes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { templateSnippets } from '../../../server/src/features/templates/snippets.ts';
import { protocolTemplate } from '../../../server/src/features/templates/templates.ts';

const knowledgeBase = { id: 'onco-kb', asOf: '2026-11-22' };
const today = '2026-11-22';

/** The text an editor puts in when no stop is filled. */
function inserted(body: readonly string[]): string {
  return `${body.join('\n')}\n`
    .replace('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', today)
    .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/gu, '$1')
    .replace(/\\([\\$}])/gu, '$1');
}

describe('snippets', () => {
  for (const language of ['yaml', 'markdown'] as const) {
    const snippets = Object.values(templateSnippets(language, knowledgeBase));
    for (const [index, kind] of (['regimen', 'pathway'] as const).entries()) {
      it(`give the ${kind} in ${language}`, () => {
        const { body, prefix } = snippets[index]!;
        assert.equal(prefix, `protocol-${kind}`);
        assert.equal(inserted(body), protocolTemplate(kind, language, { today, knowledgeBase }));
        const stops = [...body.join('\n').matchAll(/\$\{(\d+):TBD/gu)].map((match) => Number(match[1]));
        assert.deepEqual(
          stops,
          stops.map((_, at) => at + 1),
        );
        assert.ok(stops.length >= 5);
      });
    }
  }
});
