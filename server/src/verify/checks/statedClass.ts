/** What a text calls a drug: "the ALK inhibitor capmatinib", "lorlatinib is a first-generation ALK inhibitor". */
import type { KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';
import type { DrugRecord } from '../../knowledge/types.ts';
import type { Mention, MentionOf } from '../../recognise/types.ts';
import { lacksTarget } from '../targets.ts';

/** A drug called by a class, or a generation of its class, that it is not in. Spans are in the coordinates of the block's text. */
export interface MisnamedClass {
  readonly drug: DrugRecord;
  readonly mention: MentionOf<'drug-class'>;
  /** The generation that is wrong; undefined where the class is. */
  readonly generation: number | undefined;
}

/** "the ALK inhibitor capmatinib", with an article before the class so that no list of drugs is taken for it. */
const ARTICLE = /\b(?:the|an?|our|this|oral|selective|potent)\s+(?:[\w-]+\s+){0,2}$/i;
const APPOSED_BEFORE = /^\s+\(?$/;
/** "alectinib, an EGFR tyrosine kinase inhibitor, …", "lorlatinib is a first-generation ALK inhibitor". */
const APPOSED_AFTER =
  /^(?:\s*\([^)]*\))?(?:,\s*|\s*\(|\s+is\s+|\s+being\s+)(?:an?|the)\s+(?:[\w-]+\s+){0,3}$/i;

/** The drugs of a clause that are called something they are not, in source order. */
export function misnamedClasses(
  text: string,
  mentions: readonly Mention[],
  knowledge: KnowledgeIndex,
): readonly MisnamedClass[] {
  const classes = mentions.filter((each): each is MentionOf<'drug-class'> => each.kind === 'drug-class');
  const drugs = mentions.filter((each): each is MentionOf<'drug'> => each.kind === 'drug');
  return classes.flatMap((mention): readonly MisnamedClass[] => {
    const named = drugs.find(({ span }) =>
      span.start >= mention.span.end
        ? APPOSED_BEFORE.test(text.slice(mention.span.end, span.start)) &&
          ARTICLE.test(text.slice(0, mention.span.start))
        : APPOSED_AFTER.test(text.slice(span.end, mention.span.start)),
    );
    const drug = named && knowledge.drug(named.id);
    const gene = knowledge.drugClass(mention.id)?.gene;
    if (!drug || gene === undefined) return [];
    const members = (generation?: number) => knowledge.drugsInClass(mention.id, generation);
    if (!members().includes(drug))
      return lacksTarget(drug, { gene }, knowledge) ? [{ drug, mention, generation: undefined }] : [];
    const [generation] = mention.generations;
    if (mention.generations.length !== 1 || generation === undefined) return [];
    const isKnown = GENERATIONS.some((each) => members(each).includes(drug));
    return isKnown && !members(generation).includes(drug) ? [{ drug, mention, generation }] : [];
  });
}

const GENERATIONS = [1, 2, 3, 4];
