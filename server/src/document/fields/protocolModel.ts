/** The fields of a therapy protocol. Names and values are those of the document model; they are extended, never renamed. */
import { any, boolean, choice, either, integer, list, type MapModel, map, number, text } from './model.ts';

const codes = list(
  map('A code in a public terminology.', {
    system: text('Terminology.', { suggested: ['SNOMEDCT', 'NCIt', 'RXNORM', 'ATC', 'ICD-10', 'OncoTree'] }),
    code: text('The code; quote it, so that leading zeros stay.'),
    display: text('The name of the code, for the reader.'),
  }),
  'Codes in public terminologies.',
);

const dose = map('One administration.', {
  value: number('Amount, as a number; the unit has its own field.'),
  unit: text('Unit of the amount.', {
    format: 'unit',
    suggested: ['mg', 'g', 'µg', 'mL', 'IU', 'mg/m2', 'mg/kg', 'AUC'],
  }),
  basis: choice('What the amount is relative to.', 'flat', 'mg/m2', 'mg/kg', 'AUC'),
});

const frequency = text('How often it is given, in words.', {
  suggested: [
    'once daily',
    'twice daily',
    'three times daily',
    'once weekly',
    'every 2 weeks',
    'every 3 weeks',
    'every 4 weeks',
  ],
});

const biomarker = {
  gene: text('HGNC symbol.'),
  alteration: choice(
    'Kind of alteration.',
    'fusion',
    'rearrangement',
    'mutation',
    'amplification',
    'deletion',
    'insertion',
    'exon-skipping',
    'expression',
    'overexpression',
    'loss',
    'wild-type',
  ),
  partner5: text("5' fusion partner: CD74 gives CD74::ROS1."),
  protein: text('Variant in HGVS protein notation: p.Gly2032Arg.'),
  status: choice('Test result that the protocol requires.', 'positive', 'negative', 'unknown', 'not-tested'),
  test: map('How it is tested.', {
    methods: list(text('Method.'), 'Methods that may decide.'),
    screenOnly: list(text('Method.'), 'Methods that may only screen; their result must be confirmed.'),
    specimen: list(text('Specimen.'), 'Accepted specimens.'),
  }),
};

const organ = (name: string) =>
  list(
    map(`Starting dose in ${name} impairment.`, {
      when: text('Condition, with its thresholds.'),
      startLevel: integer('Dose level to start at: 0 is the full dose, -1 the first reduction.'),
      dose,
      frequency,
      action: text('What to do instead of a level.', { suggested: ['avoid', 'no data'] }),
    }),
    `Adjustments for ${name} impairment.`,
  );

const criterion = (what: string) =>
  list(
    either(
      text(`One ${what} criterion.`, { prose: true }),
      map(`One ${what} criterion.`, {
        id: text('Identifier, to refer to it.'),
        text: text('The criterion, as the reader sees it.', { prose: true }),
      }),
    ),
    `The ${what} criteria.`,
  );

const metadata = map('What identifies the protocol and says how current it is.', {
  protocolCode: text('Short code of the protocol.'),
  title: text('Title.', { title: true, prose: true }),
  tumourGroup: text('Tumour group.'),
  intent: choice('Intent of treatment.', 'curative', 'adjuvant', 'neoadjuvant', 'palliative'),
  version: text('Version of the protocol; quote it.'),
  status: choice('Where the protocol is in its life.', 'draft', 'active', 'retired', 'superseded'),
  replacedBy: text('Code of the protocol that replaces this one.'),
  approvalDate: text('Date of approval.', { format: 'date' }),
  lastReviewDate: text('Date of the last review.', { format: 'date' }),
  nextReviewDate: text('Date by which it must be reviewed again.', { format: 'date' }),
  jurisdictions: list(
    text('Jurisdiction.', {
      format: 'jurisdiction',
      suggested: ['US', 'EU', 'UK', 'JP', 'CA', 'AU', 'NZ', 'CH', 'CN'],
    }),
    'Where the protocol applies.',
  ),
  kb: map('The knowledge base the protocol was written against.', {
    id: text('Its identifier.'),
    asOf: text('Its date.', { format: 'date' }),
  }),
  authors: list(
    either(
      text('Author.'),
      map('Author.', {
        name: text('Name.'),
        role: text('Role.'),
        affiliation: text('Affiliation.'),
        orcid: text('ORCID iD.', { format: 'orcid' }),
      }),
    ),
    'Authors.',
  ),
});

const population = map('Whom the protocol treats.', {
  disease: either(text('Disease.'), map('Disease.', { label: text('Name of the disease.'), codes })),
  histology: list(text('Histology.'), 'Histologies.'),
  extent: list(
    text('Extent.', {
      suggested: ['resectable', 'locally-advanced', 'metastatic', 'limited-stage', 'extensive-stage'],
    }),
    'Extent of disease.',
  ),
  lineOfTherapy: map('Lines of therapy; 1 is the first.', {
    min: integer('First line it is given in.'),
    max: integer('Last line it is given in.'),
  }),
  age: text('Age in years: `>=18`, `12-17`.', { format: 'range' }),
  performanceStatus: map('Performance status.', {
    scale: text('Scale.', { suggested: ['ECOG', 'Karnofsky', 'Lansky'] }),
    range: text('Range on that scale: `0-2`.', { format: 'range' }),
  }),
  biomarkers: list(map('A biomarker the patient must have or must not have.', biomarker), 'Biomarkers.'),
  inclusion: criterion('inclusion'),
  exclusion: criterion('exclusion'),
});

const regimen = map('One drug of the regimen.', {
  drug: either(
    text('INN of the drug.'),
    map('The drug.', { inn: text('International nonproprietary name.'), brand: text('Brand name.'), codes }),
  ),
  role: text('Role in the regimen.', { suggested: ['backbone', 'combination', 'supportive', 'maintenance'] }),
  recommendation: map('What the protocol says about giving it.', {
    direction: choice('Whether it is recommended.', 'for', 'against', 'investigational'),
    strength: choice('Strength of the recommendation.', 'strong', 'conditional'),
  }),
  regulatory: list(
    map('Regulatory status in one jurisdiction.', {
      jurisdiction: text('Jurisdiction.', { format: 'jurisdiction' }),
      status: text('Status.', {
        suggested: ['labelled', 'off-label', 'investigational', 'conditional', 'withdrawn'],
      }),
    }),
    'Regulatory status by jurisdiction.',
  ),
  dose,
  route: text('Route of administration.', {
    suggested: ['oral', 'intravenous', 'subcutaneous', 'intramuscular', 'intrathecal', 'topical'],
  }),
  frequency,
  cycle: map('Cycle.', {
    length: text('Length as an ISO 8601 duration: `P28D`.', { format: 'duration' }),
    count: integer('Number of cycles; null until a reason to stop.'),
    until: list(text('Reason to stop.'), 'What ends treatment.'),
  }),
  doseLevels: list(
    map('One step of the dose ladder.', {
      level: integer('0 is the full dose, -1 the first reduction.'),
      dose,
      frequency,
      action: text('What to do at this level instead of a dose.', { suggested: ['discontinue'] }),
    }),
    'The dose ladder, from the full dose down.',
  ),
  hepatic: organ('hepatic'),
  renal: organ('renal'),
  toxicity: list(
    map('What to do about one toxicity.', {
      event: text('The adverse event.'),
      when: text('Its grade or threshold.'),
      action: text('What to do.', { suggested: ['continue', 'hold', 'reduce', 'discontinue'] }),
      until: text('Recovery that ends a hold.'),
      resumeLevel: integer('Dose level to resume at.'),
    }),
    'Dose modifications for toxicity.',
  ),
  interactions: list(
    map('One interaction.', {
      with: text('Drug or class it interacts with.'),
      examples: list(text('Drug.'), 'Examples.'),
      action: text('What to do.', { suggested: ['avoid', 'caution', 'monitor', 'reduce'] }),
    }),
    'Interactions.',
  ),
});

const monitoring = map('What is measured, and when.', {
  tests: list(text('Test.'), 'Tests.'),
  baseline: boolean('Whether it is measured before treatment.'),
  schedule: list(
    map('One phase of the schedule.', {
      every: text('Interval as an ISO 8601 duration: `P14D`.', { format: 'duration' }),
      for: text('How long this interval applies, as an ISO 8601 duration.', { format: 'duration' }),
    }),
    'When it is measured.',
  ),
  jurisdiction: text('Jurisdiction whose label asks for it.', { format: 'jurisdiction' }),
});

const sequence = map('What comes next, and on what.', {
  trigger: text('What triggers the change.', {
    suggested: ['progression', 'CNS-only progression', 'intolerance'],
  }),
  after: list(text('Drug.'), 'Drug or drugs given before.'),
  detected: map('Resistance alteration that was found.', biomarker),
  requires: text('What must be done first.'),
  next: list(text('Drug.'), 'Drugs to give next, in order of preference.'),
  claim: text('Identifier of the claim that supports it.'),
});

const claim = map('One claim of the ledger.', {
  id: text('Identifier.'),
  text: text('The claim, as the reader sees it.', { prose: true }),
  about: map('What the claim is about.', {
    drug: text('Drug.'),
    gene: text('HGNC symbol.'),
    variant: text('Variant in HGVS protein notation.'),
    disease: text('Disease.'),
    line: text('Line of therapy, or `any`.'),
  }),
  result: map('The result the claim states.', {
    endpoint: text('Endpoint.', { suggested: ['ORR', 'PFS', 'OS', 'DOR', 'DCR', 'DFS', 'icORR'] }),
    criteria: text('Criteria.', { suggested: ['RECIST', 'iRECIST', 'RANO'] }),
    value: number('The value.'),
    unit: text('Its unit.', { suggested: ['%', 'months', 'HR'] }),
    ci: any('Confidence interval.'),
    events: integer('Number of events or responders.'),
    n: integer('Number of patients.'),
    assessor: text('Who assessed it.', { suggested: ['investigator', 'independent'] }),
    cut: text('Data cut: a year or a date.'),
  }),
  assertion: choice(
    'What the claim is.',
    'asserted',
    'negated',
    'hypothesis',
    'historical',
    'quoted',
    'question',
  ),
  evidence: map('The evidence for it.', {
    design: text('Design.', {
      suggested: ['randomised', 'single-arm', 'cohort', 'case-report', 'preclinical', 'guideline'],
    }),
    scheme: text('Scheme of the level; levels of different schemes cannot be compared.', {
      suggested: ['CIViC', 'OncoKB', 'ESCAT', 'GRADE'],
    }),
    level: text('Level in that scheme.'),
    cite: list(text('Reference key.'), 'Keys of the references.'),
  }),
});

const reference = map('One reference.', {
  key: text('Key by which the text cites it.'),
  doi: text('DOI, without `https://doi.org/`.', { format: 'doi' }),
  pmid: text('PubMed identifier.', { format: 'pmid' }),
  nct: text('ClinicalTrials.gov identifier.', { format: 'nct' }),
  url: text('Address.', { format: 'url' }),
  type: text('Kind of source.', { suggested: ['article', 'case-report', 'guideline', 'label', 'abstract'] }),
  title: text('Title.'),
  date: text('Date, month or year of the version cited.', { format: 'partial-date' }),
  status: choice('Whether the source still stands.', 'current', 'superseded', 'retracted', 'corrected'),
});

/** The whole protocol. */
export const PROTOCOL_MODEL: MapModel = map('A therapy protocol.', {
  protocolSchema: text('Version of this document model; quote it.', { suggested: ['0.1'] }),
  kind: choice('What the document is.', 'regimen', 'pathway', 'trial'),
  metadata,
  population,
  regimen: list(regimen, 'The drugs of the regimen.'),
  contraindications: list(text('One contraindication.', { prose: true }), 'Contraindications.'),
  monitoring: list(monitoring, 'Monitoring.'),
  sequence: list(sequence, 'Treatment sequence.'),
  claims: list(claim, 'The claims the protocol makes.'),
  references: list(reference, 'References.'),
  abbreviations: { ...map('Abbreviations, each with its long form.', {}), others: text('The long form.') },
  rationale: text('Why the protocol says what it says, in Markdown.', { prose: true }),
});

/** Front matter keys of Pandoc and Quarto, which a Markdown protocol may carry beside its own. */
export const PUBLISHING_KEYS: ReadonlySet<string> = new Set(
  'title subtitle author date abstract keywords lang bibliography csl format nocite link-citations toc number-sections crossref execute editor categories'.split(
    ' ',
  ),
);
