import { expose } from 'comlink';
// The one place in this room that knows the kinds by name: functions cannot be sent to a worker.
import { HAZARD_KINDS } from '../hazards/registry.ts';
import { RegisterWorkerApi } from './worker-api.ts';

expose(new RegisterWorkerApi(HAZARD_KINDS));
