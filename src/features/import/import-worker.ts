import { expose } from 'comlink';
import { HAZARD_KINDS } from '../../hazards/registry.ts';
import { ImportSession } from '../../register/import/import-session.ts';

expose(new ImportSession(HAZARD_KINDS));
