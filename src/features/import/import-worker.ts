import { expose } from 'comlink';
import { LEDGER_REGISTRY } from '../../hazards/ledger-registry.ts';
import { ImportSession } from '../../register/import/import-session.ts';

expose(new ImportSession(LEDGER_REGISTRY.kinds));
