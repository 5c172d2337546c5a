import type { DocumentNode, ProtocolDocument } from '../../document/types.ts';
import type { Jurisdiction } from '../../knowledge/types.ts';
import type { CompletionProposal } from '../../service.ts';
import { type Span, touches } from '../../text/span.ts';
import { lineBefore } from '../context/mentionAt.ts';
import type { FeatureEnvironment } from '../environment.ts';
import { fieldNameProposals } from './fieldNames.ts';
import { isProsePlace, keyProposals, valueProposals } from './fieldProposals.ts';
import { COMPLETION_LIMIT } from './limit.ts';
import type { NameCatalogue } from './nameCatalogue.ts';
import { proseProposals } from './prose.ts';
import { ruleProposals } from './ruleProposals.ts';
import { yamlPlaceAt } from './yamlPlace.ts';

export interface CompletionRequest {
  readonly environment: FeatureEnvironment;
  readonly catalogue: NameCatalogue;
  readonly offset: number;
  /** True if the writer asked, false if the editor did while typing. */
  readonly isInvoked: boolean;
  /** Regions whose steps are offered; empty means all. */
  readonly jurisdictions: readonly Jurisdiction[];
}

/** Proposals at an offset, best first, at most `COMPLETION_LIMIT`. */
export function complete(request: CompletionRequest): readonly CompletionProposal[] {
  const { document } = request.environment.analysis;
  const directive = directiveProposals(request);
  if (directive) return directive;
  const region = yamlRegion(document);
  const proposals =
    region && touches(region, request.offset) ? yamlProposals(request, region) : proseProposals(request);
  return proposals.slice(0, COMPLETION_LIMIT);
}

/** The part of a document that is YAML: all of it, or its front matter, closed or not; undefined if there is none. */
function yamlRegion(document: ProtocolDocument): Span | undefined {
  if (document.language === 'yaml') return { start: 0, end: document.source.length };
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(document.source);
  if (!opening) return undefined;
  const node: DocumentNode | undefined = document.root.children.find(({ kind }) => kind === 'front-matter');
  const rest = document.source.slice(opening[0].length);
  const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(rest);
  // Front matter that never ends is taken to end where prose seems to begin.
  const end = closing?.index ?? /^(?:#{1,6} |[-*] )/m.exec(rest)?.index ?? node?.span.end ?? rest.length;
  return { start: opening[0].length, end: opening[0].length + Math.max(0, end - 1) };
}

function yamlProposals(request: CompletionRequest, region: Span): readonly CompletionProposal[] {
  const { environment, offset } = request;
  const { source } = environment.analysis.document;
  const place = yamlPlaceAt(source, region, offset);
  if (place.slot === 'text' || isProsePlace(place)) return proseProposals(request);
  if (place.slot === 'key') return keyProposals(place, source);
  const values = [...fieldNameProposals({ ...request, place }), ...valueProposals(place)];
  return place.slot === 'either' ? [...values, ...keyProposals(place, source)] : values;
}

const DIRECTIVE =
  /theralint-(?:disable|enable)(?:-next-line|-line|-file)?((?:[\s,]+[A-Za-z0-9-]+)*)[\s,]+([A-Za-z0-9-]*)$/;

/** Ids of rules inside a suppression directive, or names where a name is begun; undefined outside one. */
function directiveProposals({
  environment,
  offset,
}: CompletionRequest): readonly CompletionProposal[] | undefined {
  const match = DIRECTIVE.exec(lineBefore(environment.analysis.document, offset));
  if (!match || /(?:^|\s)--/.test(match[1] ?? '') || match[2]?.startsWith('-')) return match ? [] : undefined;
  const listed = new Set((match[1] ?? '').split(/[\s,]+/));
  return ruleProposals(
    environment.rules.filter(({ id, name }) => !listed.has(id) && !listed.has(name)),
    match[2] ?? '',
    offset,
  );
}
