import { formatPointer } from '../source/pointer.ts';
import type { KnowledgeCheck } from './context.ts';

/** No fact may rest on a retracted source alone; one on a superseded source is to be read again in the newer one. */
export const reliedSources: KnowledgeCheck = ({ index, judged, sourceMentions, report }) => {
  for (const { place, id, together, historical } of sourceMentions) {
    const source = index.source(id);
    const where = formatPointer(place.pointer.slice(0, -1));
    if (source?.status === 'retracted') {
      const alone = together.every((each) => index.source(each)?.status === 'retracted');
      const what = alone ? 'rests on a retracted source' : 'names a retracted source';
      report(
        alone ? 'error' : 'warning',
        'kb.retracted-source',
        `${where} ${what}, ${id}. Remove it, and the fact with it if nothing else supports it.`,
        place,
      );
    } else if (source?.status === 'superseded' && !historical) {
      const newer = source.supersededBy ? ` by ${source.supersededBy}` : '';
      report(
        'warning',
        'kb.superseded-source',
        `${where} names ${id}, which is superseded${newer}. Compare the fact with the newer version and cite that.`,
        place,
      );
    }
  }
  for (const source of judged.sources) {
    if (source.supersededBy === undefined || source.status === 'superseded') continue;
    const message = `supersededBy is given, but status is ${source.status ?? 'current'}. Set status: superseded.`;
    report('error', 'kb.inconsistent-status', message, {
      kind: 'source',
      id: source.id,
      pointer: ['supersededBy'],
    });
  }
};
