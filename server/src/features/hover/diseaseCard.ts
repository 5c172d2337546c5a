import type { DiseaseRecord } from '../../knowledge/types.ts';
import { biomarkerWords, listWords } from '../../verify/words.ts';
import { levelText } from '../wording.ts';
import type { CardBasis, CardContext } from './cardContext.ts';

const EVIDENCE_SHOWN = 3;

/** A disease: codes, place in the hierarchy, labelled drugs, and evidence recorded for it. */
export function diseaseCard(
  disease: DiseaseRecord,
  { builder, context, environment: { analysis } }: CardContext,
): CardBasis {
  const { knowledge } = analysis;
  const name = (id: string): string => knowledge.nameOf({ kind: 'disease', id });
  const codes = [
    disease.codes.ncit ? `NCIt ${disease.codes.ncit}` : '',
    disease.codes.doid ?? '',
    disease.codes.icd10 ? `ICD-10 ${disease.codes.icd10}` : '',
    disease.codes.oncotree ? `OncoTree ${disease.codes.oncotree}` : '',
  ].filter((code) => code !== '');
  builder.paragraph({ strong: disease.name }, codes.length > 0 ? ` (${codes.join(', ')}).` : '.');
  builder.paragraph(disease.summary ?? '');
  builder.labelled('Kind of', knowledge.diseaseAncestors(disease.id).map(name).join(' < '));
  builder.labelled('Excludes', listWords((disease.disjointWith ?? []).map(name)));
  const biomarkers = context.biomarkers.filter(({ status }) => status === 'positive');
  const labelled = knowledge.records.drugs.flatMap((drug) => {
    const approvals = knowledge
      .approvalsOf(drug.id)
      .filter((each) =>
        [each.disease, ...(each.otherDiseases ?? [])].some((id) => knowledge.isDisease(disease.id, id)),
      );
    if (approvals.length === 0) return [];
    const required = [...new Set(approvals.flatMap((each) => each.biomarkers.map(biomarkerWords)))];
    return [required.length > 0 ? `${drug.inn} (${listWords(required, 'or')})` : drug.inn];
  });
  builder.labelled(
    'Labelled drugs in the knowledge base',
    labelled.length > 0 ? labelled.join(', ') : 'none',
  );
  const evidence = knowledge
    .evidenceFor({ disease: disease.id, ...(biomarkers.length > 0 ? { biomarkers } : {}) })
    .filter(({ disease: relation }) => relation === 'exact' || relation === 'narrower');
  for (const { record } of evidence.slice(0, EVIDENCE_SHOWN)) {
    builder.item(
      `${record.statement} (${levelText(record.level, record.design)}${record.hypothesis ? ', hypothesis' : ''})`,
    );
  }
  return {
    sources: [...evidence.flatMap(({ record }) => record.sources), ...disease.sources],
    reviewed: disease.reviewed,
  };
}
