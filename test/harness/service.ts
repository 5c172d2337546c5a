/** A language service over the repository's own knowledge base, asked with a cursor `|` in the text. */
import { classifyDocument } from '../../server/src/document/classify.ts';
import type { CheckSettings } from '../../server/src/lint/types.ts';
import {
  type CompletionProposal,
  type CompletionTrigger,
  createLanguageService,
  type DocumentInput,
  type HoverCard,
  type LanguageService,
} from '../../server/src/service.ts';
import { knowledge } from './engine.ts';

export const SETTINGS: CheckSettings = {
  rules: {},
  select: [],
  ignore: [],
  jurisdictions: [],
  today: '2026-11-22',
};

let shared: LanguageService | undefined;
let version = 0;

export function service(): LanguageService {
  shared ??= createLanguageService({ knowledge: knowledge() });
  return shared;
}

export function inputOf(text: string, name = 'test.protocol.md'): DocumentInput {
  const { language, profile } = classifyDocument(name);
  return { uri: `file:///${name}`, version: ++version, text, language, profile };
}

/** The text without its cursor `|`, and where the cursor stood; a bar of the text itself is written `¦`. @throws Error without a cursor */
export function cursorIn(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  if (offset < 0) throw new Error(`no cursor in ${JSON.stringify(marked)}`);
  return { text: (marked.slice(0, offset) + marked.slice(offset + 1)).replaceAll('¦', '|'), offset };
}

export function hoverAt(marked: string, name?: string): HoverCard | undefined {
  const { text, offset } = cursorIn(marked);
  return service().hover(inputOf(text, name), offset);
}

/** The lines of a card's plain form. */
export function cardLines(marked: string, name?: string): readonly string[] {
  return hoverAt(marked, name)?.contents.plain.split('\n') ?? [];
}

/** Proposals in the order an editor shows them before anything is typed. */
export function completeAt(
  marked: string,
  name?: string,
  trigger: CompletionTrigger = 'typed',
): readonly CompletionProposal[] {
  const { text, offset } = cursorIn(marked);
  const proposals = service().complete(inputOf(text, name), offset, SETTINGS, trigger);
  return [...proposals].sort((a, b) => (a.sortText < b.sortText ? -1 : Number(a.sortText > b.sortText)));
}

export function labelsAt(marked: string, name?: string, trigger?: CompletionTrigger): readonly string[] {
  return completeAt(marked, name, trigger).map(({ label }) => label);
}
