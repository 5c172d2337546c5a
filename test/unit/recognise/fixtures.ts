import type { EntityKind, EntitySurface } from '../../../server/src/knowledge/knowledgeIndex.ts';
import { createRecogniser, type RecogniserOptions } from '../../../server/src/recognise/index.ts';
import type { MentionKind, MentionOf } from '../../../server/src/recognise/types.ts';

/** A name in short: text, entity, and what differs from an accepted synonym in any letter case. */
export function surface(
  text: string,
  kind: EntityKind,
  id: string,
  rest: Partial<Pick<EntitySurface, 'match' | 'status' | 'role'>> = {},
): EntitySurface {
  return { text, match: 'any', status: 'accepted', entity: { kind, id }, role: 'synonym', ...rest };
}

const GENES = ['ALK', 'ROS1', 'MET', 'EGFR', 'KRAS', 'BRAF', 'TP53', 'RB1', 'PTEN', 'TERT', 'KIF5B', 'ERBB2'];
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  ALK: ['G1202R', 'L1196M', 'I1171X', 'I1171T', 'I1171N', 'I1171S'],
  ROS1: ['G2032R', 'D2033N'],
  MET: ['D1228X', 'Y1230X'],
  EGFR: ['T790M', 'L858R'],
  KRAS: ['G12C'],
  BRAF: ['V600E'],
};

export const SURFACES: readonly EntitySurface[] = [
  surface('crizotinib', 'drug', 'crizotinib', { role: 'inn', status: 'preferred' }),
  surface('Xalkori', 'drug', 'crizotinib', { role: 'brand' }),
  surface('PF-02341066', 'drug', 'crizotinib', { role: 'code-name' }),
  surface('780', 'drug', 'crizotinib', { role: 'code-name' }),
  surface('lorlatinib', 'drug', 'lorlatinib', { role: 'inn', status: 'preferred' }),
  surface('afatinib', 'drug', 'afatinib', { role: 'inn', status: 'preferred' }),
  surface('carboplatin', 'drug', 'carboplatin', { role: 'inn', status: 'preferred' }),
  surface('etoposide', 'drug', 'etoposide', { role: 'inn', status: 'preferred' }),
  surface('克唑替尼', 'drug', 'crizotinib'),
  ...GENES.map((gene) =>
    surface(gene, 'gene', gene, { match: 'exact', role: 'symbol', status: 'preferred' }),
  ),
  surface('c-MET', 'gene', 'MET', { match: 'exact', status: 'legacy' }),
  surface('c-Met', 'gene', 'MET', { match: 'exact', status: 'legacy' }),
  surface('HER2', 'gene', 'ERBB2', { match: 'exact' }),
  surface('ROS', 'gene', 'ROS1', { match: 'context' }),
  surface('PD-1', 'gene', 'PDCD1', { match: 'exact' }),
  surface('PD-L1', 'gene', 'CD274', { match: 'exact' }),
  ...Object.entries(VARIANTS).flatMap(([gene, shorts]) =>
    shorts.map((short) => surface(short, 'variant', `${gene}/${short}`, { match: 'exact', role: 'short' })),
  ),
  surface('1151Tins', 'variant', 'ALK/T1151dup', { match: 'exact' }),
  surface('small cell lung cancer', 'disease', 'sclc', { status: 'preferred', role: 'name' }),
  surface('SCLC', 'disease', 'sclc'),
  surface('ES-SCLC', 'disease', 'es-sclc'),
  surface('non-small cell lung cancer', 'disease', 'nsclc', { status: 'preferred', role: 'name' }),
  surface('NSCLC', 'disease', 'nsclc'),
  surface('acute lymphoblastic leukaemia', 'disease', 'b-all'),
  surface('ALL', 'disease', 'b-all', { match: 'context' }),
  surface('bronchioloalveolar carcinoma', 'disease', 'luad', { status: 'obsolete' }),
  surface('inflammatory myofibroblastic tumour', 'disease', 'imt'),
  surface('ALCL', 'disease', 'alcl'),
  surface('tyrosine kinase inhibitor', 'class', 'tyrosine-kinase-inhibitor'),
  surface('TKI', 'class', 'tyrosine-kinase-inhibitor', { match: 'exact' }),
  surface('targeted therapy', 'class', 'targeted-therapy'),
  surface('ALK inhibitor', 'class', 'alk-inhibitor'),
  surface('ROS1 inhibitor', 'class', 'ros1-inhibitor'),
  surface('ROS1 TKI', 'class', 'ros1-inhibitor'),
  surface('chemo-immunotherapy', 'class', 'chemo-immunotherapy'),
  surface('PROFILE 1014', 'trial', 'profile-1014', { role: 'acronym' }),
  surface('ALEX', 'trial', 'alex', { role: 'acronym', match: 'exact' }),
  surface('ketoconazole', 'substance', 'ketoconazole'),
  surface('bradycardia', 'term', 'bradycardia'),
  surface('LFT', 'term', 'liver-function-tests', { match: 'exact' }),
];

export const OPTIONS: RecogniserOptions = {
  genes: [
    { id: 'ALK', fusionPartners: ['EML4', 'NPM1'] },
    { id: 'ROS1', fusionPartners: ['CD74', 'SLC34A2'] },
    { id: 'MET' },
  ],
  classes: [
    { id: 'tyrosine-kinase-inhibitor' },
    { id: 'alk-inhibitor', gene: 'ALK' },
    { id: 'ros1-inhibitor', gene: 'ROS1' },
  ],
  diseases: [
    { id: 'sclc', parents: [] },
    { id: 'es-sclc', parents: ['sclc'], extent: 'extensive-stage' },
  ],
  terms: [
    { id: 'bradycardia', kind: 'harm' },
    { id: 'liver-function-tests', kind: 'test' },
  ],
  trials: [{ id: 'profile-1014', nct: 'NCT01154140' }],
};

export const recogniser = createRecogniser(SURFACES, OPTIONS);

/** Mentions of one kind in a text. */
export function find<K extends MentionKind>(kind: K, text: string): readonly MentionOf<K>[] {
  return recogniser.recognise(text).filter((mention): mention is MentionOf<K> => mention.kind === kind);
}

/** The only mention of a kind; fails with what was found if there is none or more. */
export function only<K extends MentionKind>(kind: K, text: string): MentionOf<K> {
  const found = find(kind, text);
  if (found.length !== 1)
    throw new Error(`${found.length} of ${kind} in "${text}": ${JSON.stringify(found)}`);
  return found[0]!;
}

/** `surface` of every mention of a kind. */
export function surfaces(kind: MentionKind, text: string): readonly string[] {
  return find(kind, text).map((mention) => mention.surface);
}
