import { parseSync } from 'oxc-parser';

export interface ModuleImport {
  readonly specifier: string;
  readonly line: number;
  /** `import type`, `export type … from`, `import('x').Type`, or every name of the list marked `type`. */
  readonly isTypeOnly: boolean;
  /** `url` is `new URL('./x', import.meta.url)`, the way workers are named; `glob` is Vite's `import.meta.glob`. */
  readonly form: 'static' | 'dynamic' | 'url' | 'glob' | 'computed';
}

/** A use of something that only certain rooms may touch. */
export interface ModuleUse {
  readonly what: 'clock' | 'html' | 'code-from-text' | 'input-output';
  readonly text: string;
  readonly line: number;
}

export interface ModuleFacts {
  readonly imports: readonly ModuleImport[];
  readonly uses: readonly ModuleUse[];
  /** Syntax errors; a file that cannot be parsed has been read by nobody. */
  readonly errors: readonly string[];
}

interface AstNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is AstNode =>
  typeof value === 'object' && value !== null && typeof (value as AstNode).type === 'string';

const isNamed = (value: unknown, ...names: string[]): boolean =>
  isNode(value) && value.type === 'Identifier' && names.includes(value['name'] as string);

const textOf = (value: unknown): string | null =>
  isNode(value) && value.type === 'Literal' && typeof value['value'] === 'string' ? value['value'] : null;

const visit = (value: unknown, see: (node: AstNode) => void): void => {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  else if (isNode(value)) {
    see(value);
    for (const [field, child] of Object.entries(value)) if (field !== 'parent') visit(child, see);
  }
};

const HTML_MEMBERS = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc', 'dangerouslySetInnerHTML'];
const PAGE_OBJECTS = ['window', 'document', 'navigator', 'localStorage', 'sessionStorage', 'indexedDB'];
const NETWORK_CALLS = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker'];

const nameOf = (value: unknown): string | null => {
  if (!isNode(value)) return null;
  return value.type === 'Identifier' || value.type === 'JSXIdentifier' ? (value['name'] as string) : textOf(value);
};

const findMemberUse = (node: AstNode): Omit<ModuleUse, 'line'> | null => {
  const member = nameOf(node['property']) ?? '';
  if (isNamed(node['object'], 'Date') && member === 'now') return { what: 'clock', text: 'Date.now' };
  if (HTML_MEMBERS.includes(member)) return { what: 'html', text: member };
  if (isNamed(node['object'], 'document') && member.startsWith('write'))
    return { what: 'html', text: `document.${member}` };
  if (isNamed(node['object'], ...PAGE_OBJECTS))
    return { what: 'input-output', text: `${nameOf(node['object'])}.${member}` };
  return null;
};

const findCallUse = (node: AstNode): Omit<ModuleUse, 'line'> | null => {
  const isNew = node.type === 'NewExpression';
  const hasArguments = (node['arguments'] as readonly unknown[]).length > 0;
  if (isNamed(node['callee'], 'Date') && !(isNew && hasArguments))
    return { what: 'clock', text: isNew ? 'new Date()' : 'Date()' };
  if (isNamed(node['callee'], 'eval', 'Function'))
    return { what: 'code-from-text', text: nameOf(node['callee']) ?? '' };
  if (isNamed(node['callee'], ...NETWORK_CALLS)) return { what: 'input-output', text: nameOf(node['callee']) ?? '' };
  return null;
};

const findUse = (node: AstNode): Omit<ModuleUse, 'line'> | null => {
  if (node.type === 'MemberExpression') return findMemberUse(node);
  if (node.type === 'CallExpression' || node.type === 'NewExpression') return findCallUse(node);
  const name =
    node.type === 'JSXAttribute' ? nameOf(node['name']) : node.type === 'Property' ? nameOf(node['key']) : null;
  return name !== null && HTML_MEMBERS.includes(name) ? { what: 'html', text: name } : null;
};

const isAllTypes = (node: AstNode): boolean => {
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
  const specifiers = (node['specifiers'] ?? []) as readonly AstNode[];
  return (
    specifiers.length > 0 &&
    specifiers.every((specifier) => specifier['importKind'] === 'type' || specifier['exportKind'] === 'type')
  );
};

const isImportMeta = (value: unknown): boolean => isNode(value) && value.type === 'MetaProperty';

const importsOfCall = (node: AstNode): readonly Omit<ModuleImport, 'line'>[] => {
  const [first, second] = node['arguments'] as readonly unknown[];
  const callee = node['callee'];
  if (node.type === 'NewExpression') {
    const isHere = isNode(second) && isImportMeta(second['object']) && isNamed(second['property'], 'url');
    const specifier = textOf(first);
    return isNamed(callee, 'URL') && isHere && specifier !== null
      ? [{ specifier, isTypeOnly: false, form: 'url' }]
      : [];
  }
  const isGlob = isNode(callee) && isImportMeta(callee['object']) && isNamed(callee['property'], 'glob');
  if (!isGlob) return [];
  const patterns =
    isNode(first) && first.type === 'ArrayExpression' ? (first['elements'] as readonly unknown[]) : [first];
  return patterns.map((pattern) => ({ specifier: textOf(pattern) ?? '', isTypeOnly: false, form: 'glob' as const }));
};

const importsOf = (node: AstNode): readonly Omit<ModuleImport, 'line'>[] => {
  const source = textOf(node['source']);
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return source === null ? [] : [{ specifier: source, isTypeOnly: isAllTypes(node), form: 'static' }];
    case 'ImportExpression':
      return [{ specifier: source ?? '', isTypeOnly: false, form: source === null ? 'computed' : 'dynamic' }];
    case 'TSImportType':
      return source === null ? [] : [{ specifier: source, isTypeOnly: true, form: 'static' }];
    case 'CallExpression':
    case 'NewExpression':
      return importsOfCall(node);
    default:
      return [];
  }
};

/** Everything that one module imports, in whatever way, and what it touches; lines begin at 1. */
export const readModule = (path: string, source: string): ModuleFacts => {
  const parsed = parseSync(path, source);
  const starts = [0, ...[...source.matchAll(/\n/g)].map((match) => match.index + 1)];
  const lineAt = (offset: number): number => starts.findLastIndex((start) => start <= offset) + 1;
  const imports: ModuleImport[] = [];
  const uses: ModuleUse[] = [];
  visit(parsed.program, (node) => {
    for (const found of importsOf(node)) imports.push({ ...found, line: lineAt(node.start) });
    const use = findUse(node);
    if (use !== null) uses.push({ ...use, line: lineAt(node.start) });
  });
  return { imports, uses, errors: parsed.errors.map((error) => error.message) };
};
