import { Correspondence } from '../document/correspondence.ts';
import type { ProtocolDocument, TextBlock } from '../document/types.ts';
import type { Report } from '../rules/types.ts';
import type { Analysis } from '../verify/types.ts';
import { BlockPlaces } from './blockPlaces.ts';
import { Circumstances } from './circumstances.ts';
import { moveReport } from './moveReport.ts';

/** A report, and the block it is about. */
interface Remembered {
  readonly block: TextBlock;
  readonly report: Report;
}

/** One version of a document, as the rules see it that look at one block at a time. */
interface Version {
  readonly document: ProtocolDocument;
  readonly circumstances: Circumstances;
  readonly all: Analysis;
  readonly places: BlockPlaces;
  /** By rule and options. */
  readonly reports: Map<string, readonly Remembered[]>;
}

/** How a version came from the one before it, and the part of it that has to be looked at. */
interface Step {
  readonly before: Version;
  readonly since: Correspondence;
  readonly changed: Analysis;
}

/**
 * What rules that look at one block at a time reported, kept from one version of a document to the next: they are asked
 * again only for the blocks that changed, and what they said of the others is moved to where these stand now.
 */
export class ReportMemory {
  #version: Version | undefined;
  #step: Step | undefined;
  /** The last version that was checked to its end. */
  #checked: Version | undefined;

  /**
   * Begins a version, or goes on with it where a check was cut off.
   * @param since how it came from the version analysed before, where that is known
   */
  begin(analysis: Analysis, since?: Correspondence): void {
    const { document } = analysis;
    if (this.#version?.document === document) return;
    const all = blockView(analysis);
    const circumstances = new Circumstances(analysis);
    const places = new BlockPlaces(document.blocks);
    this.#version = { document, circumstances, all, places, reports: new Map() };
    this.#step = this.#checked && stepFrom(this.#checked, this.#version, since);
  }

  /** Ends a version: what only the one before it needed is let go. */
  end(): void {
    this.#checked = this.#version;
    this.#step = undefined;
  }

  /**
   * What a rule reports on the version.
   * @param key of the rule, its options, and whatever else decides its reports
   * @param ask runs the rule on what it is given
   * @throws what `ask` throws; nothing is remembered then
   */
  reportsOf(key: string, ask: (analysis: Analysis) => readonly Report[]): readonly Report[] {
    const { all, places, reports } = this.#version!;
    const kept = this.#kept(key);
    const remembered: Remembered[] = kept ? [...kept] : [];
    const others: Report[] = [];
    for (const report of ask(kept ? this.#step!.changed : all)) {
      const block = places.blockAt(report.span.start);
      if (!block) others.push(report);
      // What a field says in a block that did not change was remembered with it.
      else if (!kept || !this.#step!.since.originOf(block)) remembered.push({ block, report });
    }
    remembered.sort((a, b) => a.block.index - b.block.index);
    reports.set(key, remembered);
    return [...remembered.map(({ report }) => report), ...others];
  }

  /** The reports on blocks that did not change; undefined where the whole document must be looked at. */
  #kept(key: string): readonly Remembered[] | undefined {
    const step = this.#step;
    const known = step?.before.reports.get(key);
    if (!step || !known) return undefined;
    const kept: Remembered[] = [];
    for (const each of known) {
      const block = step.since.successorOf(each.block);
      if (!block) continue;
      const report = moveReport(each.report, (span) => step.since.move(span));
      if (!report) return undefined;
      kept.push({ block, report });
    }
    return kept;
  }
}

/** What a rule sees that looks at each block by itself: claims draw on more than their block. */
export function blockView(analysis: Analysis): Analysis {
  return { ...analysis, claims: [], judgements: [] };
}

/** Undefined where something has changed that concerns every block. */
function stepFrom(before: Version, now: Version, known: Correspondence | undefined): Step | undefined {
  const since = known?.before === before.document ? known : new Correspondence(before.document, now.document);
  if (!now.circumstances.followFrom(before.circumstances, since)) return undefined;
  const blocks = now.document.blocks.filter((block) => !since.originOf(block));
  return { before, since, changed: { ...now.all, blocks } };
}
