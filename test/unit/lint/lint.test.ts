import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CheckSettings, lint, OperationCancelled, RULE_BUDGET } from '../../../server/src/lint/index.ts';
import type { Report, RuleContext, RuleDeclaration } from '../../../server/src/rules/types.ts';
import { judgeAll } from '../../../server/src/verify/index.ts';
import { analyse, SETTINGS } from '../../harness/analyse.ts';

const TEXT = 'one two three two\n\nfour two\n';
const calm = { isCancellationRequested: false };

function rule(
  id: string,
  check: (context: RuleContext) => void,
  parts: Partial<RuleDeclaration> = {},
): RuleDeclaration {
  return {
    id,
    name: `rule-${id.toLowerCase()}`,
    family: 'document',
    severity: 'warning',
    summary: '',
    fix: 'none',
    since: '0.1.0',
    knowledge: [],
    options: [],
    documentation: '',
    check,
    ...parts,
  };
}

function report(words: string, from = 0, parts: Partial<Report> = {}, text = TEXT): Report {
  const start = text.indexOf(words, from);
  return {
    span: { start, end: start + words.length },
    what: `${words}.`,
    why: 'Why.',
    action: 'Do.',
    key: words,
    ...parts,
  };
}

const run = (rules: readonly RuleDeclaration[], settings: Partial<CheckSettings> = {}, text = TEXT) =>
  lint(analyse(text), { ...SETTINGS, ...settings }, calm, undefined, rules).findings;

describe('lint', () => {
  it('turns a rule that throws into a finding, and keeps what others and itself reported', () => {
    const broken = rule('BAD001', (context) => {
      context.report(report('one'));
      throw new Error('out of\n luck.');
    });
    const findings = run([broken, rule('TST001', (context) => context.report(report('four')))]);
    assert.deepEqual(
      findings.map(({ ruleId, severity }) => [ruleId, severity]),
      [
        ['SYS001', 'error'],
        ['BAD001', 'warning'],
        ['TST001', 'warning'],
      ],
    );
    assert.match(findings[0]!.message, /BAD001 .*failed.*: out of luck\. Report/);
  });

  it('reports a claim that could not be judged', () => {
    const analysis = analyse('Crizotinib is indicated for ROS1-positive NSCLC.');
    const knowledge = new Proxy(analysis.knowledge, {
      get: (target, name) => {
        if (name === 'approvalsOf') throw new Error('damaged index');
        return Reflect.get(target, name);
      },
    });
    const judgements = judgeAll(analysis.claims, {
      knowledge,
      document: analysis.document,
      fields: undefined,
      jurisdictions: [],
    });
    assert.ok(judgements.length > 0);
    const { findings } = lint({ ...analysis, judgements }, SETTINGS, calm, undefined, []);
    assert.deepEqual(
      findings.map(({ ruleId, severity }) => [ruleId, severity]),
      judgements.map(() => ['SYS003', 'error']),
    );
    assert.match(findings[0]!.message, /damaged index/);
  });

  it('reports a slow rule and gives timings where a clock is lent', () => {
    let now = 0;
    const slow = rule('TST001', () => {
      now += RULE_BUDGET + 1;
    });
    const result = lint(analyse(TEXT), SETTINGS, calm, () => now, [slow, rule('TST002', () => {})]);
    assert.deepEqual(
      result.findings.map(({ ruleId, severity }) => [ruleId, severity]),
      [['SYS002', 'info']],
    );
    assert.deepEqual(
      [...result.timings],
      [
        ['TST001', RULE_BUDGET + 1],
        ['TST002', 0],
      ],
    );
  });

  it('stops when cancelled, and never with an empty result', () => {
    const signal = { isCancellationRequested: false };
    const rules = [
      rule('TST001', () => {
        signal.isCancellationRequested = true;
      }),
      rule('TST002', () => assert.fail('ran on')),
    ];
    assert.throws(() => lint(analyse(TEXT), SETTINGS, signal, undefined, rules), OperationCancelled);
  });

  it('orders by place, then severity, then id', () => {
    const findings = run([
      rule('TST002', (context) => context.report(report('three'))),
      rule('TST001', (context) => context.report(report('three'))),
      rule('TST003', (context) => context.report(report('three', 0, { severity: 'error' }))),
      rule('TST004', (context) => context.report(report('one'))),
    ]);
    assert.deepEqual(
      findings.map(({ ruleId }) => ruleId),
      ['TST004', 'TST003', 'TST001', 'TST002'],
    );
  });

  it('obeys settings by id and by name', () => {
    const two = [
      rule('TST001', (context) => context.report(report('one'))),
      rule('TST002', (context) => context.report(report('one'))),
    ];
    const ids = (settings: Partial<CheckSettings>) =>
      run(two, settings).map(({ ruleId, severity }) => `${ruleId}:${severity}`);
    assert.deepEqual(ids({ rules: { TST001: 'off' } }), ['TST002:warning']);
    assert.deepEqual(ids({ rules: { 'rule-tst001': 'error', tst002: { severity: 'info' } } }), [
      'TST001:error',
      'TST002:info',
    ]);
    assert.deepEqual(ids({ select: ['rule-tst002'] }), ['TST002:warning']);
    assert.deepEqual(ids({ ignore: ['TST002'] }), ['TST001:warning']);
  });

  it('gives options their defaults, and ignores values of the wrong type', () => {
    const seen: unknown[] = [];
    const options = [
      { name: 'limit', type: 'integer', default: 3, description: '' },
      { name: 'words', type: 'string[]', default: ['a'], description: '' },
    ] as const;
    const one = rule('TST001', (context) => void seen.push(context.options), { options });
    run([one]);
    run([one], { rules: { TST001: { options: { limit: 5, words: 'b', other: 1 } } } });
    assert.deepEqual(seen, [
      { limit: 3, words: ['a'] },
      { limit: 5, words: ['a'] },
    ]);
  });

  it('says one fault once', () => {
    const twice = rule('TST001', (context) => {
      context.report(report('one'));
      context.report(report('one'));
      context.report(report('one', 0, { key: 'another fault' }));
    });
    assert.equal(run([twice]).length, 2);
    const general = rule('IND001', (context) => context.report(report('one two')));
    const specific = rule('IND003', (context) => context.report(report('two')));
    assert.deepEqual(
      run([general, specific]).map(({ ruleId }) => ruleId),
      ['IND003'],
    );
    const apart = rule('IND003', (context) => context.report(report('four')));
    assert.deepEqual(
      run([general, apart]).map(({ ruleId }) => ruleId),
      ['IND001', 'IND003'],
    );
  });
});

describe('fingerprints', () => {
  const twos = (text: string) =>
    run(
      [
        rule('TST001', (context) => {
          for (const match of text.matchAll(/two/gu)) context.report(report('two', match.index, {}, text));
        }),
      ],
      {},
      text,
    ).map(({ fingerprint }) => fingerprint);

  it('are unique in a document and stay when text elsewhere changes', () => {
    const before = twos(TEXT);
    assert.equal(new Set(before).size, 3);
    assert.deepEqual(twos(`A new first line.\n\n${TEXT}`), before);
    for (const each of before) assert.match(each, /^[0-9a-f]{32}$/);
  });
});

describe('suppression', () => {
  const found = rule('TST001', (context) =>
    context.report(report('here', 0, {}, context.analysis.document.source)),
  );
  const suppressed = (comment: string, today = '2026-11-22') =>
    run([found], { today }, `Text.\n\n<!-- ${comment} -->\nIt is here.\n`)[0]!.suppressed;

  it('marks findings by id and by name', () => {
    assert.equal(suppressed('theralint-disable-next-line TST001 -- reviewed')?.reason, 'reviewed');
    assert.equal(suppressed('theralint-disable-next-line rule-tst001 -- reviewed')?.reason, 'reviewed');
    assert.equal(suppressed('theralint-disable-next-line TST002 -- reviewed'), undefined);
    assert.equal(suppressed('theralint-disable-next-line'), undefined);
  });

  it('ends on its day', () => {
    assert.ok(suppressed('theralint-disable-next-line TST001 until=2026-12-31 -- reviewed'));
    assert.equal(
      suppressed('theralint-disable-next-line TST001 until=2026-12-31 -- reviewed', '2027-01-01'),
      undefined,
    );
  });

  it('never hides a failure of the check itself', () => {
    const broken = rule('BAD001', () => {
      throw new Error('failed');
    });
    const [finding] = run([broken], {}, '<!-- theralint-disable-file SYS001 BAD001 -- no -->\n\nText.\n');
    assert.equal(finding!.ruleId, 'SYS001');
    assert.equal(finding!.suppressed, undefined);
  });
});
