import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lockText } from '../../server/src/knowledge/index.ts';
import { theralint, type World } from '../harness/cli.ts';
import { knowledge } from '../harness/engine.ts';

const OVERLAY = '.theralint/kb/house.yaml';
const HOUSE_RULE = `kind: overlay
name: House
version: "3"
houseRules:
  - { id: no-ceritinib, treatments: [ceritinib], stance: avoid, message: We do not use ceritinib. }
`;
const TEXT = '# ALK-positive NSCLC\n\nCeritinib is recommended for ALK-positive NSCLC.\n';

interface Result {
  readonly path: string;
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly column: number } };
}

async function results(args: readonly string[], world: World): Promise<readonly Result[]> {
  const { stdout } = await theralint(['check', '--format', 'json', ...args], world);
  return (JSON.parse(stdout) as { results: Result[] }).results;
}

describe('overlays', () => {
  test('hold for documents below the folder they are in, and are named in the report', async () => {
    const files = { [OVERLAY]: HOUSE_RULE, 'sub/a.md': TEXT, '/elsewhere/b.md': TEXT };
    const { stdout, code } = await theralint(['check', '--format', 'json', 'sub/a.md', '/elsewhere/b.md'], {
      files,
    });
    const report = JSON.parse(stdout) as {
      kb: { overlays: { file: string; name: string; version: string; sha256: string }[] };
      results: Result[];
    };
    assert.deepEqual(
      report.results.map(({ path, ruleId }) => [path, ruleId]),
      [['sub/a.md', 'KBS001']],
    );
    const { sha256, ...overlay } = report.kb.overlays[0]!;
    assert.deepEqual(overlay, { file: 'house.yaml', name: 'House', version: '3' });
    assert.match(sha256, /^[0-9a-f]{64}$/);
    assert.equal(code, 0, 'a warning is below the fail level');
  });

  test('are left out, or named, by flags', async () => {
    const files = { [OVERLAY]: HOUSE_RULE, 'own.yaml': HOUSE_RULE, 'a.md': TEXT, '/elsewhere/b.md': TEXT };
    assert.deepEqual(await results(['a.md', '--no-overlay'], { files }), []);
    assert.equal((await results(['/elsewhere/b.md', '--overlay', 'own.yaml'], { files })).length, 1);
    const { code, stderr } = await theralint(['check', 'a.md', '--overlay', 'none.yaml'], { files });
    assert.equal(code, 2);
    assert.match(stderr, /none\.yaml: there is no such overlay/);
  });

  test('that are broken are findings in their own file, and the rest is still checked', async () => {
    const broken = `${HOUSE_RULE}  - { id: x, treatments: [ceritnib], stance: avoid, message: x }\nad: {}\n`;
    const found = await results(['a.md'], { files: { [OVERLAY]: broken, 'a.md': TEXT } });
    assert.deepEqual(
      found.map(({ path, ruleId, severity, range }) => [path, ruleId, severity, range.start]),
      [
        [OVERLAY, 'SYS004', 'error', { line: 6, column: 11 }],
        [OVERLAY, 'SYS004', 'error', { line: 7, column: 1 }],
        ['a.md', 'KBS001', 'warning', { line: 3, column: 1 }],
      ],
    );
    assert.equal(
      (await theralint(['check', 'a.md'], { files: { [OVERLAY]: broken, 'a.md': TEXT } })).code,
      1,
    );
  });

  const trouble: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    [
      'a YAML bomb',
      `kind: overlay\na: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
        .split('')
        .map((c, i) => `${c}: &${c} [${Array(10).fill(`*${'abcdefg'[i]}`).join(',')}]`)
        .join('\n')}\n`,
      /repeat more than 100 times/,
    ],
    [
      'a file far too large',
      `kind: overlay\n${'# x\n'.repeat(2_000_000)}`,
      /million characters; knowledge files may hold 5/,
    ],
    ['a file that is no text', new Uint8Array([0xff, 0xfe, 0x00]), /not UTF-8 text/],
    ['YAML that cannot be read', 'kind: [overlay\n', /not readable YAML/],
  ];
  for (const [what, content, message] of trouble) {
    test(`${what} is reported and leaves the base as it is`, async () => {
      const found = await results(['a.md'], {
        files: { '.theralint/kb/bad.yaml': content, [OVERLAY]: HOUSE_RULE, 'a.md': TEXT },
      });
      assert.match(found.find(({ path }) => path.endsWith('bad.yaml'))!.message, message);
      assert.ok(found.some(({ ruleId }) => ruleId === 'KBS001'));
    });
  }

  test('kb info, show and verify speak of the base with its overlays', async () => {
    const files = { [OVERLAY]: HOUSE_RULE };
    assert.match(
      (await theralint(['kb', 'info'], { files })).stdout,
      /Overlay +house\.yaml, House 3, SHA-256[\s\S]*House rule +no-ceritinib/,
    );
    assert.match(
      (await theralint(['kb', 'show', 'ceritinib'], { files })).stdout,
      /House rule no-ceritinib: We do not use ceritinib\./,
    );
    const sound = await theralint(['kb', 'verify', OVERLAY], { files });
    assert.equal(sound.code, 0, sound.stdout);
    const conflict = `kind: overlay
add:
  sources: [{ id: ours, type: paper, title: Ours, date: "2020" }]
  diseases: [{ id: nsclc, reviewed: "2026-01-01", name: other, synonyms: [], codes: {}, parents: [], sources: [ours] }]
`;
    const { code, stdout } = await theralint(['kb', 'verify', '.theralint/kb', '--format', 'json'], {
      files: { [OVERLAY]: conflict },
    });
    assert.equal(code, 1);
    const { problems } = JSON.parse(stdout) as {
      problems: { code: string; path: string; line: number; message: string }[];
    };
    const [problem] = problems.filter((each) => each.code === 'kb.overlay-conflict');
    assert.equal(problem?.path, OVERLAY);
    assert.equal(problem?.line, 4);
    assert.match(problem?.message ?? '', /"non-small cell lung cancer" there, "other" here/);
  });
});

describe('theralint.lock', () => {
  test('is written by kb lock and then holds', async () => {
    const files = { [OVERLAY]: HOUSE_RULE, 'a.md': TEXT };
    const { written, code } = await theralint(['kb', 'lock'], { files });
    assert.equal(code, 0);
    const lock = written.get('/work/theralint.lock')!;
    assert.deepEqual(
      (JSON.parse(lock) as { overlays: { file: string }[] }).overlays.map(({ file }) => file),
      ['house.yaml'],
    );
    const locked = await theralint(['check', 'a.md', '--locked'], {
      files: { ...files, 'theralint.lock': lock },
    });
    assert.equal(locked.code, 0, locked.stderr);
    // Line ends of a checkout change nothing.
    const crlf = { ...files, [OVERLAY]: HOUSE_RULE.replaceAll('\n', '\r\n'), 'theralint.lock': lock };
    assert.equal((await theralint(['check', 'a.md', '--locked'], { files: crlf })).code, 0);
  });

  test('that pins something else is a warning, and stops a run with --locked', async () => {
    const files = {
      'a.md': TEXT,
      'theralint.lock': lockText({ ...knowledge().identity, sha256: '0'.repeat(64) }),
    };
    const found = await results(['a.md'], { files });
    assert.deepEqual(
      found.map(({ path, ruleId, severity }) => [path, ruleId, severity]),
      [['theralint.lock', 'SYS005', 'warning']],
    );
    const { code, stderr } = await theralint(['check', 'a.md', '--locked'], { files });
    assert.equal(code, 2);
    assert.match(stderr, /The lock pins onco-kb .* sha256 000000000000; loaded is onco-kb/);
    const absent = await theralint(['check', 'a.md', '--locked'], { files: { 'a.md': TEXT } });
    assert.equal(absent.code, 2);
    assert.match(absent.stderr, /There is no theralint\.lock for a\.md/);
  });
});

describe('kb diff', () => {
  const withdrawal = `kind: overlay
withdraw: [{ record: drug/ceritinib, reason: not used here }]
synonyms: [{ entity: drug/crizotinib, text: crizo-one }]
`;

  test('says what changed by record, and which claims are judged otherwise', async () => {
    const files = {
      'o.yaml': withdrawal,
      'a.md': '# ALK\n\nCeritinib is indicated for ALK-positive NSCLC.\n',
    };
    const { stdout, code } = await theralint(
      ['kb', 'diff', 'bundled', 'o.yaml', 'a.md', '--format', 'json'],
      { files },
    );
    const report = JSON.parse(stdout) as {
      records: {
        kind: string;
        id: string;
        change: string;
        fields: { path: string; before: unknown; after: unknown }[];
      }[];
      claims: { path: string; before: { verdict: string } | null; after: { verdict: string } | null }[];
    };
    assert.deepEqual(
      report.records.filter(({ id }) => id === 'ceritinib').map(({ kind, change }) => [kind, change]),
      [['drug', 'removed']],
    );
    const crizotinib = report.records.find(({ id }) => id === 'crizotinib')!;
    assert.equal(crizotinib.change, 'changed');
    assert.ok(
      crizotinib.fields.every(({ path }) => path.startsWith('synonyms')),
      JSON.stringify(crizotinib),
    );
    assert.equal(report.claims[0]?.before?.verdict, 'supported');
    assert.notEqual(report.claims[0]?.after?.verdict, 'supported');
    assert.equal(code, 1);
  });

  test('of a base with itself finds nothing', async () => {
    const { stdout, code } = await theralint(['kb', 'diff', 'bundled', '/app/kb.json']);
    assert.match(stdout, /No record changed\./);
    assert.equal(code, 0);
  });

  test('needs two bases that are there', async () => {
    assert.equal((await theralint(['kb', 'diff', 'bundled'])).code, 2);
    const { code, stderr } = await theralint(['kb', 'diff', 'bundled', 'none.json']);
    assert.equal(code, 2);
    assert.match(stderr, /none\.json: there is no such knowledge base/);
  });
});

describe('kb import civic', () => {
  const HEADER =
    'molecular_profile\tdisease\tdoid\ttherapies\ttherapy_interaction_type\tevidence_type\tevidence_direction\tevidence_level\tsignificance\tevidence_statement\tcitation_id\tsource_type\tcitation\tevidence_status\tevidence_id\tlast_review_date\tis_flagged';
  const row = (
    id: number,
    profile: string,
    direction: string,
    significance: string,
    more: Partial<
      Record<
        'therapies' | 'interaction' | 'type' | 'level' | 'flagged' | 'status' | 'disease' | 'doid',
        string
      >
    > = {},
  ): string =>
    [
      profile,
      more.disease ?? 'Lung Non-small Cell Carcinoma',
      more.doid ?? '3908',
      more.therapies ?? 'Crizotinib',
      more.interaction ?? '',
      more.type ?? 'Predictive',
      direction,
      more.level ?? 'B',
      significance,
      `Statement ${id}.`,
      String(90_000_000 + id),
      'PubMed',
      'Doe et al., 2019',
      more.status ?? 'accepted',
      String(id),
      '2024-05-06 10:00:00 UTC',
      more.flagged ?? 'false',
    ].join('\t');
  const imported = async (...rows: readonly string[]) => {
    const run = await theralint(['kb', 'import', 'civic', 'e.tsv', '--report', 'r.json'], {
      files: { 'e.tsv': `${[HEADER, ...rows].join('\n')}\n` },
    });
    assert.equal(run.code, 0, run.stderr);
    const pack = run.written.get('/work/.theralint/kb/civic.yaml')!;
    const { add } = JSON.parse(pack) as { add: { evidence: Record<string, unknown>[] } };
    const report = JSON.parse(run.written.get('/work/r.json')!) as {
      rows: number;
      reasons: Record<string, number>;
      rejected: { eid: string; reason: string; detail: string; line: number }[];
    };
    return { pack, evidence: add.evidence, report, run };
  };

  test('maps direction and significance together, and guesses nothing', async () => {
    const { evidence, report } = await imported(
      row(1, 'v::ROS1 Fusion', 'Supports', 'Sensitivity/Response'),
      row(2, 'v::ROS1 Fusion', 'Does Not Support', 'Sensitivity/Response'),
      row(3, 'ALK L1196M', 'Supports', 'Resistance'),
      row(4, 'ALK L1196M', 'Does Not Support', 'Resistance'),
      row(5, 'ALK L1196M', 'Supports', 'Reduced Sensitivity'),
      row(6, 'ALK L1196M', 'Supports', 'Sensitivity/Response', { type: 'Prognostic' }),
      row(7, 'ALK L1196M', 'Supports', 'Sensitivity/Response', { flagged: 'true' }),
      row(8, 'ALK L1196M', 'Supports', 'Sensitivity/Response', { status: 'rejected' }),
      row(9, 'TMB High', 'Supports', 'Sensitivity/Response'),
      row(9, 'ALK L1196M', 'Supports', 'Resistance'),
      'too\tfew',
    );
    assert.deepEqual(
      evidence.map(({ id, effect, level }) => [id, effect, level]),
      [
        ['civic-eid1', 'response', { scheme: 'CIViC', level: 'B' }],
        ['civic-eid2', 'no-benefit', { scheme: 'CIViC', level: 'B' }],
        ['civic-eid3', 'resistance', { scheme: 'CIViC', level: 'B' }],
        ['civic-eid4', 'no-resistance', { scheme: 'CIViC', level: 'B' }],
        ['civic-eid9', 'resistance', { scheme: 'CIViC', level: 'B' }],
      ],
    );
    assert.equal(report.rows, 11);
    assert.deepEqual(
      report.rejected.map(({ line, eid, reason }) => [line, eid, reason]),
      [
        [6, 'EID5', 'effect-without-equal'],
        [7, 'EID6', 'not-about-a-treatment'],
        [8, 'EID7', 'flagged'],
        [9, 'EID8', 'not-accepted'],
        [10, 'EID9', 'profile-without-equal'],
        [12, '', 'malformed-row'],
      ],
    );
  });

  test('maps entities by code and name, and tells combinations from alternatives', async () => {
    const { evidence, report } = await imported(
      row(1, 'EML4::ALK Fusion AND ALK G1202R', 'Supports', 'Resistance', {
        therapies: 'Alectinib,Ceritinib',
        interaction: 'Substitutes',
        disease: 'Some other name',
      }),
      row(2, 'MET Exon 14 Skipping Mutation OR MET Amplification', 'Supports', 'Sensitivity/Response', {
        therapies: 'Crizotinib,Osimertinib',
        interaction: 'Combination',
      }),
      row(3, 'EGFR L858R AND MET Amplification', 'Supports', 'Resistance', { therapies: 'Osimertinib' }),
      row(4, 'ALK G1202R AND NOT ROS1 Fusion', 'Supports', 'Resistance'),
      row(5, 'ALK G1202R', 'Supports', 'Resistance', {
        therapies: 'Crizotinib,Ceritinib',
        interaction: 'Sequential',
      }),
      row(6, 'ALK G1202R', 'Supports', 'Resistance', { therapies: 'Crizotinib,Ceritinib' }),
      row(7, 'ALK G1202R', 'Supports', 'Resistance', { disease: 'Cancer', doid: '162' }),
    );
    assert.deepEqual(
      evidence.map(
        ({ treatments, treatmentsNeeded, biomarkers, biomarkersNeeded, coOccurring, disease }) => ({
          treatments,
          treatmentsNeeded,
          biomarkers,
          biomarkersNeeded,
          coOccurring,
          disease,
        }),
      ),
      [
        {
          treatments: ['alectinib', 'ceritinib'],
          treatmentsNeeded: undefined,
          biomarkers: [{ gene: 'ALK', alteration: 'mutation', variant: 'G1202R' }],
          biomarkersNeeded: undefined,
          coOccurring: [{ gene: 'ALK', alteration: 'fusion' }],
          disease: 'nsclc',
        },
        {
          treatments: ['crizotinib', 'osimertinib'],
          treatmentsNeeded: 'all',
          biomarkers: [
            { gene: 'MET', alteration: 'exon-skipping', exon: 14 },
            { gene: 'MET', alteration: 'amplification' },
          ],
          biomarkersNeeded: undefined,
          coOccurring: undefined,
          disease: 'nsclc',
        },
        {
          treatments: ['osimertinib'],
          treatmentsNeeded: undefined,
          biomarkers: [
            { gene: 'EGFR', alteration: 'mutation', variant: 'L858R' },
            { gene: 'MET', alteration: 'amplification' },
          ],
          biomarkersNeeded: 'all',
          coOccurring: undefined,
          disease: 'nsclc',
        },
        {
          treatments: ['crizotinib'],
          treatmentsNeeded: undefined,
          biomarkers: [{ gene: 'ALK', alteration: 'mutation', variant: 'G1202R' }],
          biomarkersNeeded: undefined,
          coOccurring: undefined,
          disease: undefined,
        },
      ],
    );
    assert.deepEqual(
      report.rejected.map(({ eid, reason }) => [eid, reason]),
      [
        ['EID4', 'profile-without-equal'],
        ['EID5', 'treatments-in-sequence'],
        ['EID6', 'interaction-not-stated'],
      ],
    );
  });

  test('verdicts and cards then name the item and the paper', async () => {
    const { pack } = await imported(
      row(7, 'RET M918T', 'Supports', 'Sensitivity/Response', { therapies: 'Selpercatinib' }),
    );
    const files = {
      '.theralint/kb/civic.yaml': pack,
      'a.md': '# RET M918T in NSCLC\n\nSelpercatinib is effective in NSCLC with RET M918T.\n',
    };
    const { stdout } = await theralint(['claims', 'a.md', '--explain'], { files });
    assert.match(stdout.replace(/\s+/g, ' '), /civic-eid7\. CIViC level B .*CIViC EID7 \(PMID 90000007\)/);
  });

  test('needs CIViC’s columns and one file', async () => {
    const { code, stderr } = await theralint(['kb', 'import', 'civic', 'e.tsv'], {
      files: { 'e.tsv': 'a\tb\n1\t2\n' },
    });
    assert.equal(code, 2);
    assert.match(stderr, /is not CIViC evidence .* it has no columns molecular_profile/);
    assert.equal((await theralint(['kb', 'import', 'oncokb', 'e.tsv'])).code, 2);
    assert.equal((await theralint(['kb', 'import', 'civic'])).code, 2);
  });
});
