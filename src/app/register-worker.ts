import { expose } from 'comlink';
import { HAZARD_KINDS } from '../hazards/registry.ts';
import { RegisterWorkerApi } from '../register/worker-api.ts';

// Kinds hold functions, which cannot be sent to a worker: its entry is composed here, as the page's is.
expose(new RegisterWorkerApi(HAZARD_KINDS, async () => (await import('../hazards/rule-sheets.ts')).RULE_SHEETS));
