/**
 * One fault, one finding: where two rules report overlapping words, the more specific one speaks. Each line names a rule
 * and the rules that are silent beside it.
 */
export const PRECEDENCE: Readonly<Record<string, readonly string[]>> = {
  RES001: ['SEQ001', 'IND003', 'IND002', 'IND001'],
  SEQ001: ['IND003', 'IND002', 'IND001'],
  IND003: ['IND002', 'IND001'],
  IND001: ['OVR003'],
  IND002: ['IND001'],
  EFF005: ['EFF001'],
  DOS001: ['DOS007'],
  DOS002: ['DOS001', 'DOS003', 'DOS007'],
  DOS003: ['DOS001'],
  DOS004: ['DOS001', 'DOS003'],
  DOS005: ['DOS001', 'DOS003'],
  ORG001: ['DOS001', 'DOS003', 'DOS004'],
  ORG002: ['DOS001', 'DOS003', 'DOS004'],
  INT002: ['INT001', 'CON001'],
  MON001: ['XCK001'],
  XCK001: ['DOS001', 'DOS003', 'DOS004', 'DOS007'],
  DOC001: ['DOC003', 'DOC002'],
  DOC003: ['DOC002'],
};

/** The rules that speak for a rule where both report the same words. */
export function outranking(general: string): readonly string[] {
  return SPECIFIC.get(general) ?? [];
}

const SPECIFIC: ReadonlyMap<string, readonly string[]> = new Map(
  [...new Set(Object.values(PRECEDENCE).flat())].map((general) => [
    general,
    Object.keys(PRECEDENCE).filter((specific) => PRECEDENCE[specific]!.includes(general)),
  ]),
);
