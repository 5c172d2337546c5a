/** A text that strains reading, of about `size` UTF-16 code units. */
export interface LongText {
  readonly name: string;
  readonly make: (size: number) => string;
}

const repeat = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length));

/** Texts without a full stop, each straining another part: cues, treatments, contrasts, brackets, figures, doses. */
export const LONG_TEXTS: readonly LongText[] = [
  {
    name: 'one sentence',
    make: (size) =>
      `Crizotinib is effective in ROS1-positive NSCLC ${repeat('and not in patients who received lorlatinib after progression with a response of 40% ', size)}\n`,
  },
  { name: 'a list of drugs', make: (size) => `Crizotinib${repeat(', crizotinib', size)} is effective.\n` },
  { name: 'commas', make: (size) => `Crizotinib is effective${repeat(',', size)}\n` },
  {
    name: 'nested brackets',
    make: (size) => `Crizotinib ${repeat('(', size / 2)}effective${repeat(')', size / 2)} in NSCLC.\n`,
  },
  { name: 'contrasts', make: (size) => `Crizotinib is effective ${repeat('but not effective ', size)}.\n` },
  {
    name: 'compared figures',
    make: (size) => `PFS was 10 months ${repeat('versus 5 months ', size)}with crizotinib.\n`,
  },
  {
    name: 'doses',
    make: (size) => `Crizotinib ${repeat('250 mg twice daily in severe hepatic impairment ', size)}\n`,
  },
];
