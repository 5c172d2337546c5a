import type { TextBlock } from '../../document/types.ts';
import { listWords } from '../../verify/words.ts';
import type { RuleContext } from '../types.ts';

/** Compares the drugs and the disease in the title with those of the fields. */
export function compareTitle(context: RuleContext): void {
  const title = context.analysis.document.blocks.find(({ role }) => role === 'title');
  if (!title) return;
  compareDrugs(context, title);
  compareDisease(context, title);
}

function compareDrugs(context: RuleContext, title: TextBlock): void {
  const { fields, knowledge } = context.analysis;
  if (fields?.kind?.value === 'pathway') return;
  const regimen = (fields?.regimen ?? []).flatMap(({ inn }) => (inn ? [inn] : []));
  const given = new Set(regimen.flatMap(({ value }) => knowledge.resolveName(value).map(({ id }) => id)));
  if (given.size === 0) return;
  const named = context.analysis.mentionsIn(title).filter((mention) => mention.kind === 'drug');
  if (named.length === 0 || named.some(({ id }) => given.has(id))) return;
  const written = listWords(regimen.map(({ value }) => value));
  context.report({
    span: title.text.toSource(named[0]!.span),
    what: `The title names ${named[0]!.surface}, and the regimen gives ${written}.`,
    why: WHY,
    action: 'Correct the title or the regimen.',
    related: [{ message: `The regimen gives ${written}.`, span: regimen[0]!.span }],
    key: `title ${named[0]!.id}`,
  });
}

function compareDisease(context: RuleContext, title: TextBlock): void {
  const { fields, knowledge } = context.analysis;
  const disease = fields?.population.disease;
  const ids = disease
    ? knowledge.resolveName(disease.value).flatMap(({ kind, id }) => (kind === 'disease' ? [id] : []))
    : [];
  const named = context.analysis.mentionsIn(title).filter((mention) => mention.kind === 'disease');
  if (!disease || ids.length === 0 || named.length === 0) return;
  const isOther = named.every((mention) => ids.every((id) => knowledge.diseasesDisjoint(mention.id, id)));
  if (!isOther) return;
  context.report({
    span: title.text.toSource(named[0]!.span),
    what: `The title names ${named[0]!.surface}, and the population has ${disease.value}.`,
    why: `No tumour is both. ${WHY}`,
    action: 'Correct the title or `population.disease`.',
    related: [{ message: `The population has ${disease.value}.`, span: disease.span }],
    key: `title ${named[0]!.id}`,
  });
}

const WHY = 'Readers find a protocol by its title and act on its fields.';
