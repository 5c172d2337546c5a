import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { theralint } from '../harness/cli.ts';

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
    const pack = run.written.get('/project/.theralint/kb/civic.yaml')!;
    const { add } = JSON.parse(pack) as { add: { evidence: Record<string, unknown>[] } };
    const report = JSON.parse(run.written.get('/project/r.json')!) as {
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

  test('evidence on a drug without labels on record never makes “indicated” wrong', async () => {
    const { pack } = await imported(
      row(8, 'EGFR L858R', 'Supports', 'Sensitivity/Response', { therapies: 'Epitinib' }),
    );
    const files = {
      '.theralint/kb/civic.yaml': pack,
      'a.md': '# NSCLC\n\nEpitinib is indicated for ALK-positive NSCLC.\n',
    };
    const { stdout, code } = await theralint(['claims', 'a.md'], { files });
    assert.equal(code, 0);
    assert.match(stdout, /not-in-kb/);
    assert.equal((await theralint(['check', 'a.md'], { files })).code, 0);
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
