import type { FoodRelation } from '../../claims/types.ts';
import type { DosingRegimen } from '../../knowledge/types.ts';
import { ASPECTS } from '../aspects.ts';
import type { VerifyContext } from '../context.ts';
import { type CheckOutcome, outcome, weightiest } from '../outcome.ts';
import { dosingReference } from '../references.ts';
import type { Subject } from '../subject.ts';
import { capitalised } from '../words.ts';

const WORDS: Readonly<Record<FoodRelation, string>> = {
  with: 'with food',
  without: 'without food',
  either: 'with or without food',
};

/**
 * A drug said to be taken with or without food, held against its labels. Where a label leaves it open, either way agrees;
 * where it asks for one way, the other and both are contradicted.
 */
export function checkFood(subject: Subject, context: VerifyContext): CheckOutcome | undefined {
  const { claim, jurisdictions } = subject;
  const { food } = claim;
  if (!food) return undefined;
  const { knowledge } = context;
  const outcomes = subject.treatments
    .filter(({ isClass }) => !isClass)
    .flatMap(({ drugs }) => drugs)
    .flatMap<CheckOutcome>((drug) => {
      const inRegion = jurisdictions.length > 0 ? knowledge.dosingOf(drug.id, { jurisdictions }) : [];
      const regimens = (inRegion.length > 0 ? inRegion : knowledge.dosingOf(drug.id)).filter(
        (each): each is DosingRegimen & { readonly food: FoodRelation } => each.food !== undefined,
      );
      const [first] = regimens;
      if (!first) return [];
      const records = regimens.map((each) => dosingReference(drug, each));
      const agreeing = regimens.find((each) => each.food === food.value || each.food === 'either');
      if (agreeing)
        return [
          outcome(
            'supported',
            `${capitalised(drug.inn)} is taken ${WORDS[agreeing.food]} by its label.`,
            records,
          ),
        ];
      return [
        {
          verdict: 'contradicted',
          reason: `${capitalised(drug.inn)} is taken ${WORDS[first.food]} by its label, not ${WORDS[food.value]}.`,
          wouldBeSupportedIf: `it were taken ${WORDS[first.food]}`,
          records,
          contradictions: [
            {
              aspect: ASPECTS.foodDiffers,
              span: food.span,
              values: { drug: drug.inn, stated: WORDS[food.value], expected: WORDS[first.food] },
              records,
              related: [],
              suggestions: [],
            },
          ],
        },
      ];
    });
  return weightiest(outcomes);
}
