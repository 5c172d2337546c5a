/** The commands and their options, declared once: parsing, help and completion of misspelt flags read this. */

export interface OptionDeclaration {
  readonly name: string;
  readonly short?: string;
  /** Name of the value in help; without it the option is a switch. */
  readonly value?: string;
  readonly values?: readonly string[];
  readonly multiple?: boolean;
  readonly help: string;
}

export interface CommandDeclaration {
  readonly name: string;
  /** What follows the command's name. */
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly OptionDeclaration[];
  /** Further paragraphs of help. */
  readonly details: readonly string[];
}

export const CHECK_FORMATS: readonly string[] = [
  'stylish',
  'json',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'rdjson',
];

const HELP: OptionDeclaration = { name: 'help', short: 'h', help: 'Show this help.' };
const KB: OptionDeclaration = {
  name: 'kb',
  value: 'PATH',
  help: 'Knowledge base to use: a compiled file, or a folder of its sources. Default: the one that came with the program.',
};
const OVERLAYS: readonly OptionDeclaration[] = [
  {
    name: 'overlay',
    value: 'PATH',
    multiple: true,
    help: 'Overlay file, or folder of them, to put on top of the knowledge base. Default: .theralint/kb/*.yaml in the nearest folder above the document that has any.',
  },
  { name: 'no-overlay', help: 'Use the knowledge base without overlays.' },
];
const COLOR: OptionDeclaration = {
  name: 'color',
  value: 'WHEN',
  values: ['auto', 'always', 'never'],
  help: 'Colour the output; auto: on a terminal, unless NO_COLOR is set.',
};
const TODAY: OptionDeclaration = {
  name: 'today',
  value: 'DATE',
  help: 'Day to judge by, YYYY-MM-DD, so that a run can be repeated. Default: the real one.',
};
const TEXT_OR_JSON: OptionDeclaration = {
  name: 'format',
  short: 'f',
  value: 'FORMAT',
  values: ['text', 'json'],
  help: 'text (default) or json.',
};

const CONFIGURATION: readonly OptionDeclaration[] = [
  {
    name: 'config',
    value: 'FILE',
    help: 'Configuration file to use instead of those found near the documents.',
  },
  { name: 'no-config', help: 'Use no configuration file.' },
];

export const COMMANDS: readonly CommandDeclaration[] = [
  {
    name: 'check',
    usage: '[PATH...] [options]',
    summary: 'Check protocols: files, folders or globs; the current folder without any.',
    options: [
      {
        name: 'format',
        short: 'f',
        value: 'FORMAT',
        values: CHECK_FORMATS,
        multiple: true,
        help: 'How to report; default stylish. May be given several times, each with its own --output-file.',
      },
      {
        name: 'output-file',
        short: 'o',
        value: 'FILE',
        multiple: true,
        help: 'Write the report of the format beside it to a file instead of standard output.',
      },
      {
        name: 'fail-level',
        value: 'LEVEL',
        values: ['error', 'warning', 'info'],
        help: 'Exit with 1 if there are findings of this severity or above. Default: error.',
      },
      { name: 'max-warnings', value: 'N', help: 'Exit with 1 if there are more than N warnings.' },
      {
        name: 'baseline',
        value: 'FILE',
        help: 'Report and count only findings that are not in this file. For taking up TheraLint on old documents.',
      },
      {
        name: 'update-baseline',
        help: 'Write what is found now into the file of --baseline, and exit with 0.',
      },
      {
        name: 'since',
        value: 'REVISION',
        help: 'Report and count only findings that the documents did not have at this revision of git, judged by the knowledge base of today.',
      },
      { name: 'exit-zero', help: 'Exit with 0 whatever is found; failures still exit with 2.' },
      { name: 'quiet', help: 'Report only what is at or above the fail level.' },
      {
        name: 'select',
        value: 'RULES',
        multiple: true,
        help: 'Run only these rules: ids, names or families (IND), with commas between. Replaces the configuration.',
      },
      {
        name: 'ignore',
        value: 'RULES',
        multiple: true,
        help: 'Do not run these rules. Replaces the list in the configuration.',
      },
      {
        name: 'fix',
        help: 'Apply safe fixes to the files. Nothing that changes a treatment is ever applied.',
      },
      { name: 'fix-dry-run', help: 'Report as if safe fixes had been applied, and write no file.' },
      { name: 'stdin', help: 'Check what comes in on standard input.' },
      {
        name: 'stdin-filename',
        value: 'FILE',
        help: 'Path that standard input stands for: decides how it is read and which configuration holds.',
      },
      ...CONFIGURATION,
      { name: 'print-config', help: 'Print what holds for the one file named, and check nothing.' },
      KB,
      ...OVERLAYS,
      {
        name: 'locked',
        help: 'Exit with 2 unless theralint.lock is there and pins exactly what is loaded. Without it a mismatch is a warning.',
      },
      TODAY,
      COLOR,
      HELP,
    ],
    details: [
      'Folders yield *.protocol.yaml, *.protocol.yml and *.protocol.md, less what .gitignore and .theralintignore leave out. A file named outright is always checked: .md, .markdown and .txt as prose, .yaml and .yml as a protocol.',
      'Exit codes: 0 nothing at or above the fail level, 1 findings, 2 usage, configuration, knowledge base or internal failure.',
    ],
  },
  {
    name: 'claims',
    usage: 'FILE [options]',
    summary: 'Show what a document claims, and the verdict on each claim.',
    options: [
      TEXT_OR_JSON,
      { name: 'explain', help: 'Say for each claim which words decided it and which records judged it.' },
      {
        name: 'stdin-filename',
        value: 'FILE',
        help: 'With FILE -: path that standard input stands for.',
      },
      ...CONFIGURATION,
      KB,
      ...OVERLAYS,
      TODAY,
      COLOR,
      HELP,
    ],
    details: [],
  },
  {
    name: 'kb',
    usage: 'info | show | search | verify | diff | import | lock [ARGUMENTS] [options]',
    summary: 'Ask the knowledge base, verify, compare, extend or pin it.',
    options: [
      TEXT_OR_JSON,
      {
        name: 'output',
        short: 'o',
        value: 'FILE',
        help: 'import: overlay to write; default .theralint/kb/civic.yaml.',
      },
      {
        name: 'report',
        value: 'FILE',
        help: 'import: also write what was made of every row, as JSON.',
      },
      KB,
      ...OVERLAYS,
      TODAY,
      COLOR,
      HELP,
    ],
    details: [
      'info: which base is loaded and what it holds. show NAME: the card of a drug, class, gene, variant, disease or trial. search TEXT: names that contain a text.',
      'verify [PATH]: checks a folder of knowledge sources, one file in it, or a compiled base; an overlay file or a folder of them, held against the base; without PATH the base that is loaded, with the overlays of the working folder. Exits with 1 if it finds errors.',
      'diff A B [DOCUMENT...]: what changed from A to B, each a compiled base, a folder of sources, an overlay file on top of the bundled base, or the word "bundled"; and which claims in the documents change their verdict. Exits with 1 if one does, or a finding comes or goes.',
      'import civic FILE: CIViC evidence in tab-separated form as an overlay. Rows that have no exact equal are left out and listed with reasons. lock: writes theralint.lock, which pins base and overlays.',
    ],
  },
  {
    name: 'rules',
    usage: '[options]',
    summary: 'List the rules.',
    options: [TEXT_OR_JSON, COLOR, HELP],
    details: [],
  },
  {
    name: 'explain',
    usage: 'RULE [options]',
    summary: 'Show the page of a rule, by id or name.',
    options: [TEXT_OR_JSON, COLOR, HELP],
    details: [],
  },
  {
    name: 'init',
    usage: '[FILE] [options]',
    summary: 'Write a new protocol with places to fill; new.protocol.yaml without FILE.',
    options: [
      {
        name: 'kind',
        value: 'KIND',
        values: ['regimen', 'pathway'],
        help: 'regimen (default): one treatment with doses and monitoring. pathway: what to do for some patients.',
      },
      KB,
      TODAY,
      COLOR,
      HELP,
    ],
    details: [
      'FILE ends in .protocol.yaml or .protocol.md. It passes every check but that for placeholders, which names each place to fill. Nothing is overwritten.',
    ],
  },
  {
    name: 'lsp',
    usage: '--stdio',
    summary: 'Serve an editor over the Language Server Protocol.',
    options: [{ name: 'stdio', help: 'Talk over standard input and output.' }, HELP],
    details: [],
  },
];
