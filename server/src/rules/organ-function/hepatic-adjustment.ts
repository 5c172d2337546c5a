import documentation from './hepatic-adjustment.md';
import { organAdjustment } from './organAdjustment.ts';

export const hepaticAdjustment = organAdjustment('hepatic', {
  id: 'ORG001',
  name: 'hepatic-adjustment',
  documentation,
});
