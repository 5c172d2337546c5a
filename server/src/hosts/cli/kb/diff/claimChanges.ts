import type { CheckSettings } from '../../../../lint/types.ts';
import type { LanguageService } from '../../../../service.ts';
import type { LineIndex } from '../../../../text/lineIndex.ts';
import type { Span } from '../../../../text/span.ts';
import type { Judgement } from '../../../../verify/types.ts';
import { decode, documentInput, type SourceFile } from '../../check/documents.ts';
import { CliError } from '../../exitCodes.ts';

/** A claim that is judged differently by two bases. */
export interface ClaimChange {
  readonly path: string;
  readonly lines: LineIndex;
  readonly span: Span;
  readonly text: string;
  /** Undefined where that base does not see the claim at all. */
  readonly before: Judgement | undefined;
  readonly after: Judgement | undefined;
}

/** A finding that only one of two bases gives rise to. */
export interface FindingChange {
  readonly path: string;
  readonly lines: LineIndex;
  readonly span: Span;
  readonly change: 'appears' | 'disappears';
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
}

export interface DocumentChanges {
  readonly claims: readonly ClaimChange[];
  readonly findings: readonly FindingChange[];
}

/** What two bases say differently of one document. @throws CliError for a file that is not text */
export function compareDocument(
  { path, shown, bytes }: SourceFile,
  services: { readonly before: LanguageService; readonly after: LanguageService },
  settings: CheckSettings,
): DocumentChanges {
  const text = decode(bytes);
  if (text === undefined) throw new CliError(`${shown} is not UTF-8 text, so no claim can be read from it.`);
  const input = { ...documentInput(path, text), jurisdictions: settings.jurisdictions };
  const [before, after] = [services.before, services.after].map((service) => {
    const analysis = service.analyse(input);
    const { findings } = service.check(input, settings);
    service.close(path);
    return { analysis, findings: findings.filter(({ suppressed }) => !suppressed) };
  });
  const { lines } = before!.analysis.document;
  const [old, now] = [before!, after!].map(({ analysis }) => byPlace(analysis.judgements));
  const claims = [...new Set([...old!.keys(), ...now!.keys()])].flatMap((key): readonly ClaimChange[] => {
    const [first, second] = [old!.get(key), now!.get(key)];
    if (first?.verdict === second?.verdict) return [];
    const { claim } = (second ?? first)!;
    return [{ path: shown, lines, span: claim.span, text: claim.text, before: first, after: second }];
  });
  const only = (
    own: typeof before,
    other: typeof before,
    change: FindingChange['change'],
  ): readonly FindingChange[] => {
    const known = new Set(other!.findings.map(({ ruleId, span }) => `${ruleId} ${span.start} ${span.end}`));
    return own!.findings
      .filter(({ ruleId, span }) => !known.has(`${ruleId} ${span.start} ${span.end}`))
      .map(({ span, ruleId, severity, message }) => ({
        path: shown,
        lines,
        span,
        change,
        ruleId,
        severity,
        message,
      }));
  };
  return {
    claims: claims.sort((a, b) => a.span.start - b.span.start),
    findings: [...only(before, after, 'disappears'), ...only(after, before, 'appears')].sort(
      (a, b) => a.span.start - b.span.start,
    ),
  };
}

/** Judgements by where their claim stands and what it is about, so that a claim is found again under another base. */
function byPlace(judgements: readonly Judgement[]): ReadonlyMap<string, Judgement> {
  const placed = new Map<string, Judgement>();
  for (const judgement of judgements) {
    const { span, kind, treatments } = judgement.claim;
    const about = treatments.map(({ span: at }) => `${at.start}-${at.end}`).sort();
    const key = `${span.start}-${span.end} ${kind} ${about.join(' ')}`;
    for (let n = 0; ; n++) {
      if (placed.has(`${key} ${n}`)) continue;
      placed.set(`${key} ${n}`, judgement);
      break;
    }
  }
  return placed;
}
