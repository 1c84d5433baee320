import type { RegisterState } from '../../domain/register-client.ts';
import { COUNTRY_ADCODE } from '../../domain/region-index.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { LoadAccount, QuarantinedRow } from '../../register/account.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatCount, formatIso } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import styles from './import.module.css';
import { ScrollRegion } from './scroll-region.tsx';
import { firstOf, WORDS } from './words.ts';

/** One register of a service, as it came. */
export interface RegisterAccount {
  readonly state: RegisterState;
  /** `null`: never came. */
  readonly account: LoadAccount | null;
}

interface RegisterAccountsProps {
  readonly registers: readonly RegisterAccount[];
  readonly kinds: readonly HazardKind[];
}

/** What became of every row that the services gave: taken up, or put aside by name. Nothing where there is no register. */
export const RegisterAccounts = ({ registers, kinds }: RegisterAccountsProps) => {
  const text = useText();
  if (registers.length === 0) return null;
  const bad = registers.filter(({ account }) => (account?.quarantined ?? 0) > 0);
  // Of a register that has not come nothing is known of its rows.
  const hasEvery = registers.every(({ account }) => account !== null);
  return (
    <section className={styles['work']} aria-label={text(WORDS.registersName)}>
      <h2 className={styles['workTitle']}>{text(WORDS.registers)}</h2>
      <p className={styles['small']}>{text(WORDS.sum)}</p>
      <ScrollRegion label={text(WORDS.registers)}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{text(WORDS.kind)}</th>
              {COUNTS.map(({ name, words }) => (
                <th key={name} scope="col">
                  {text(words)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {registers.map((register) => (
              <Counts key={`${register.state.kind} ${register.state.source}`} {...register} kinds={kinds} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {bad.length === 0 && hasEvery ? <p className={styles['small']}>{text(WORDS.noneQuarantined)}</p> : null}
      {bad.map(({ state, account }) =>
        account === null ? null : (
          <QuarantinedRows
            key={`${state.kind} ${state.source}`}
            account={account}
            kind={kinds.find(({ id }) => id === state.kind)}
          />
        ),
      )}
    </section>
  );
};

const COUNTS = [
  { name: 'read', words: WORDS.read, definition: WORDS.registerReadDefinition },
  { name: 'accepted', words: WORDS.accepted, definition: WORDS.acceptedDefinition },
  { name: 'quarantined', words: WORDS.quarantined, definition: WORDS.quarantinedDefinition },
] as const;

const Counts = ({ state, account, kinds }: RegisterAccount & Pick<RegisterAccountsProps, 'kinds'>) => {
  const text = useText();
  const kind = kinds.find(({ id }) => id === state.kind);
  return (
    <tr data-register-account={state.kind}>
      <th scope="row">
        {kind === undefined ? state.kind : text(kind.words.name)} <small>{state.sourceName}</small>
        {state.faultWords ? (
          <p className={styles['small']} data-register-fault={state.status}>
            {text(state.faultWords)}
          </p>
        ) : null}
      </th>
      {COUNTS.map(({ name, words, definition }) => (
        <td key={name}>
          <Figure
            figure={{
              name: `register-${name}`,
              value: account?.[name] ?? null,
              kind: state.kind,
              region: COUNTRY_ADCODE,
              source: state.source,
              asOf: state.asOf,
              card: {
                title: text(words),
                scope: text(WORDS.registerScope),
                source: state.sourceName,
                asOf: state.asOf === null ? '—' : formatIso(state.asOf),
                definition: text(definition),
              },
            }}
          />
        </td>
      ))}
    </tr>
  );
};

interface QuarantinedRowsProps {
  readonly account: LoadAccount;
  readonly kind: HazardKind | undefined;
}

const QuarantinedRows = ({ account, kind }: QuarantinedRowsProps) => {
  const text = useText();
  const title = `${kind === undefined ? '' : `${text(kind.words.name)} · `}${text(WORDS.quarantineList)}`;
  const names = new Map(kind?.fields.map((field) => [field.name, field.words]));
  const nameOf = ({ field }: QuarantinedRow): string => {
    const words = names.get(field);
    return words === undefined ? field : text(words);
  };
  return (
    <details className={styles['fold']} open={account.quarantined <= 20} data-quarantine={kind?.id}>
      <summary>
        {title} · <strong>{formatCount(account.quarantined)}</strong>
      </summary>
      {account.quarantined > account.rows.length ? (
        <p className={styles['small']}>{text(firstOf(account.rows.length, account.quarantined))}</p>
      ) : null}
      <ScrollRegion label={title}>
        <table className={styles['table']}>
          <thead>
            <tr>
              {[WORDS.row, WORDS.siteId, WORDS.field, WORDS.value, WORDS.reason].map((words) => (
                <th key={words.zh} scope="col">
                  {text(words)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {account.rows.map((row) => (
              <tr key={row.row} data-row={row.row}>
                <td className={styles['number']}>{formatCount(row.row)}</td>
                <td>{row.id ?? '—'}</td>
                <td>{nameOf(row)}</td>
                <td className={styles['examples']}>{row.value}</td>
                <td>{text(row.words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
};
