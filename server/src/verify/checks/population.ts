import type { Slot } from '../../claims/types.ts';
import type { Subject } from '../subject.ts';
import type { Population } from '../support.ts';

/** The populations of a claim, one per disease it names; one without a disease where it names none. */
export function populationsOf(
  subject: Subject,
): readonly { readonly population: Population; readonly disease: Slot<string> | undefined }[] {
  const { claim } = subject;
  const common = {
    biomarkers: subject.selecting.map(({ stated }) => stated),
    variants: [...subject.variants.values()].flat().map(({ stated }) => stated),
    line: claim.line?.value,
    setting: claim.setting?.value,
    age: claim.age?.value,
    jurisdictions: subject.jurisdictions,
  };
  if (subject.diseases.length === 0)
    return [{ population: { ...common, disease: undefined }, disease: undefined }];
  return subject.diseases.map((disease) => ({ population: { ...common, disease: disease.value }, disease }));
}
