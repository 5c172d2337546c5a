import { hgvsOf } from '../../text/proteinNotation.ts';
import type { EntityRef, EntitySurface, SurfaceRole } from '../knowledgeIndex.ts';
import type { GeneRecord, VariantRecord } from '../types.ts';

const SUBSTITUTION = /^([A-Z])(\d+)([A-Z*])$/;

/** Names of a gene's variants: short and HGVS forms, predicted consequences in brackets, members of groups, synonyms. */
export function variantSurfaces(gene: GeneRecord): readonly EntitySurface[] {
  const own = new Set(gene.variants.map((each) => each.short));
  return gene.variants.flatMap((variant) => [
    ...notations(gene, variant.short, variant.hgvs),
    ...groupSurfaces(gene, variant),
    ...(variant.members ?? [])
      .filter((member) => !own.has(member))
      .flatMap((member) => notations(gene, member, hgvsOf(member))),
    ...(variant.synonyms ?? []).map((surface) => ({
      text: surface.text,
      match: surface.match ?? ('any' as const),
      status: surface.status ?? ('accepted' as const),
      entity: entityOf(gene, variant.short),
      role: 'synonym' as const,
    })),
  ]);
}

function notations(gene: GeneRecord, short: string, hgvs: string | undefined): readonly EntitySurface[] {
  const entity = entityOf(gene, short);
  // One-letter forms are only told from ordinary codes by their capitals.
  const surfaces = [surface(short, entity, 'short', 'exact')];
  if (SUBSTITUTION.test(short)) surfaces.push(...predicted(`p.${short}`, entity, 'exact'));
  if (hgvs !== undefined) {
    surfaces.push(...predicted(hgvs, entity, 'any'));
    if (hgvs.startsWith('p.')) surfaces.push(surface(hgvs.slice(2), entity, 'hgvs', 'any'));
  }
  return surfaces;
}

/** `p.Gly1202Arg` and, for a consequence predicted from DNA, `p.(Gly1202Arg)`. */
function predicted(hgvs: string, entity: EntityRef, match: EntitySurface['match']): readonly EntitySurface[] {
  const bracketed = hgvs.startsWith('p.(') ? hgvs : `p.(${hgvs.slice(2)})`;
  return [surface(hgvs, entity, 'hgvs', match), surface(bracketed, entity, 'hgvs', match)];
}

/** A group such as `I1171X` is also written by its position alone: `I1171`. */
function groupSurfaces(gene: GeneRecord, variant: VariantRecord): readonly EntitySurface[] {
  return SUBSTITUTION.test(variant.short) && variant.short.endsWith('X')
    ? [surface(variant.short.slice(0, -1), entityOf(gene, variant.short), 'short', 'exact')]
    : [];
}

function entityOf(gene: GeneRecord, short: string): EntityRef {
  return { kind: 'variant', id: `${gene.id}/${short}` };
}

function surface(
  text: string,
  entity: EntityRef,
  role: SurfaceRole,
  match: EntitySurface['match'],
): EntitySurface {
  return { text, match, status: role === 'short' ? 'accepted' : 'preferred', entity, role };
}
