import { organAdjustment } from './organAdjustment.ts';
import documentation from './renal-adjustment.md';

export const renalAdjustment = organAdjustment('renal', {
  id: 'ORG002',
  name: 'renal-adjustment',
  documentation,
});
