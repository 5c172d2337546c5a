import type { NameKind } from './nameCatalogue.ts';
import type { SuccessorRequest } from './successors.ts';
import type { FieldPath } from './yamlPlace.ts';

/** What a proposal carries so that its documentation can be made when it is asked for. */
export type ProposalData =
  | { readonly type: 'successor'; readonly drug: string; readonly request: SuccessorRequest }
  | { readonly type: 'name'; readonly kind: NameKind; readonly id: string }
  | { readonly type: 'field'; readonly path: FieldPath; readonly value?: string };

export function encodeData(data: ProposalData): string {
  return JSON.stringify(data);
}

/** The data a client sent back; undefined if it is not one of ours. */
export function decodeData(text: string): ProposalData | undefined {
  try {
    const data: unknown = JSON.parse(text);
    const type = (data as { readonly type?: unknown } | null)?.type;
    return type === 'successor' || type === 'name' || type === 'field' ? (data as ProposalData) : undefined;
  } catch {
    return undefined;
  }
}
