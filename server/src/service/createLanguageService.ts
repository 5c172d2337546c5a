import { TextReadings } from '../claims/textReading.ts';
import { codeActions } from '../features/actions/codeActions.ts';
import { complete } from '../features/completion/complete.ts';
import { createNameCatalogue } from '../features/completion/nameCatalogue.ts';
import { resolveProposal } from '../features/completion/resolve.ts';
import type { FeatureEnvironment } from '../features/environment.ts';
import { hover } from '../features/hover/hover.ts';
import { foldingSpans } from '../features/navigation/folding.ts';
import { documentLinks } from '../features/navigation/links.ts';
import { occurrencesAt } from '../features/navigation/occurrences.ts';
import { documentSymbols } from '../features/navigation/symbols.ts';
import { semanticTokens } from '../features/semanticTokens.ts';
import { summarise } from '../features/summary.ts';
import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import {
  type CancellationSignal,
  type CheckSettings,
  type Clock,
  type LintResult,
  lint,
  ReportMemory,
} from '../lint/index.ts';
import { createRecogniser } from '../recognise/createRecogniser.ts';
import { RULES } from '../rules/registry.ts';
import type { DocumentInput, LanguageService } from '../service.ts';
import { jurisdictionsOf } from '../verify/context.ts';
import { judge } from '../verify/judge.ts';
import type { Analysis } from '../verify/types.ts';
import { DocumentAnalyser } from './documentAnalyser.ts';
import { rememberAnswers } from './rememberedKnowledge.ts';

export interface LanguageServiceOptions {
  readonly knowledge: KnowledgeIndex;
  /** Measures the rules; without one results carry no timings. */
  readonly clock?: Clock;
}

const NEVER_CANCELLED: CancellationSignal = { isCancellationRequested: false };

interface OpenDocument {
  readonly analyser: DocumentAnalyser;
  readonly reports: ReportMemory;
  /** The last check, with what it was made of. */
  checked?: { readonly analysis: Analysis; readonly settings: string; readonly result: LintResult };
}

/** Makes the service for one knowledge base. Building the recogniser is the costly part; everything else is lazy. */
export function createLanguageService(options: LanguageServiceOptions): LanguageService {
  const { clock } = options;
  const knowledge = rememberAnswers(options.knowledge);
  const recogniser = createRecogniser(knowledge.surfaces(), knowledge.relations(), knowledge.lexicon);
  const texts = new TextReadings(recogniser);
  const documents = new Map<string, OpenDocument>();
  let catalogue: ReturnType<typeof createNameCatalogue> | undefined;

  const documentOf = (uri: string): OpenDocument => {
    const known = documents.get(uri);
    if (known) return known;
    const created: OpenDocument = {
      analyser: new DocumentAnalyser(knowledge, recogniser, texts),
      reports: new ReportMemory(),
    };
    documents.set(uri, created);
    return created;
  };
  const analyse = (input: DocumentInput, signal = NEVER_CANCELLED): Analysis =>
    documentOf(input.uri).analyser.analyse(input, signal);
  const check = (input: DocumentInput, settings: CheckSettings, signal = NEVER_CANCELLED): LintResult => {
    const analysis = analyse(withJurisdictions(input, settings), signal);
    const document = documentOf(input.uri);
    const key = JSON.stringify(settings);
    if (document.checked?.analysis === analysis && document.checked.settings === key)
      return document.checked.result;
    const { analyser, reports } = document;
    reports.begin(analysis, analyser.since);
    const result = lint(analysis, settings, signal, clock, RULES, reports);
    reports.end();
    analyser.forgetPast();
    document.checked = { analysis, settings: key, result };
    return result;
  };
  const environmentOf = (analysis: Analysis, assumed: readonly string[]): FeatureEnvironment => ({
    analysis,
    recogniser,
    rules: RULES,
    judge: (claim) =>
      judge(claim, {
        knowledge,
        document: analysis.document,
        fields: analysis.fields,
        jurisdictions: jurisdictionsOf(analysis.fields, assumed),
      }),
  });
  const environmentFor = (input: DocumentInput): FeatureEnvironment =>
    environmentOf(analyse(input), input.jurisdictions ?? []);
  const withoutDocument = (): FeatureEnvironment =>
    environmentOf(
      new DocumentAnalyser(knowledge, recogniser, texts).analyse(
        { uri: '', version: 0, text: '', language: 'markdown', profile: 'prose' },
        NEVER_CANCELLED,
      ),
      [],
    );

  return Object.freeze<LanguageService>({
    knowledge,
    analyse,
    check,
    hover: (input, offset) => hover(environmentFor(input), offset),
    complete: (input, offset, settings, trigger = 'invoked') => {
      const environment = environmentFor(input);
      catalogue ??= createNameCatalogue(knowledge);
      return complete({
        environment,
        catalogue,
        offset,
        isInvoked: trigger === 'invoked',
        jurisdictions: jurisdictionsOf(environment.analysis.fields, settings.jurisdictions),
      });
    },
    resolveCompletion: (data) => resolveProposal(data, withoutDocument()),
    codeActions: (input, range, settings) => {
      const { findings } = check(input, settings);
      return codeActions(analyse(withJurisdictions(input, settings)).document, findings, range);
    },
    documentSymbols: (input) => documentSymbols(analyse(input)),
    documentLinks: (input) => documentLinks(analyse(input)),
    occurrences: (input, offset) => occurrencesAt(analyse(input), recogniser, offset),
    foldingSpans: (input) => foldingSpans(analyse(input)),
    semanticTokens: (input) => semanticTokens(analyse(input), recogniser),
    summary: (input, settings) =>
      summarise(analyse(withJurisdictions(input, settings)), check(input, settings)),
    close: (uri) => {
      documents.delete(uri);
    },
  });
}

/** The input as a check sees it, so that both share one analysis. */
function withJurisdictions(input: DocumentInput, { jurisdictions }: CheckSettings): DocumentInput {
  return jurisdictions.length > 0 ? { ...input, jurisdictions } : input;
}
