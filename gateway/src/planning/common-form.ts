import {
  type ArgumentNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isSpecifiedScalarType,
  Kind,
  type OperationDefinitionNode,
  parseType,
  print,
  type SelectionSetNode,
  TypeInfo,
  type ValueNode,
  type VariableDefinitionNode,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Operation } from './operation.js';

/** An operation without what sets it apart from others that have the same plan. */
export interface CommonForm {
  /** The operation, without a name, and the fragments that it uses. */
  readonly document: DocumentNode;
  /** Variable → the value that was written in the operation at its places. */
  readonly values: Readonly<Record<string, unknown>>;
}

const PREFIX = 'written';

/**
 * Takes its name out of a valid operation, and the values that are written in it as arguments of fields: these become
 * variables, equal values of one type the same, so that no place where two fields are one is lost. So one plan serves
 * all who differ in nothing else. Values stay where a variable could mean something else: in directives, in what is
 * asked of the schema, and where a scalar of the graph's own reads what is written in its own way.
 */
export function toCommonForm(schema: GraphQLSchema, { definition, fragments }: Operation): CommonForm {
  const written = writtenValues(definition);
  const info = new TypeInfo(schema);
  const withVariables = <Node extends OperationDefinitionNode | FragmentDefinitionNode>(node: Node): Node =>
    visit(
      node,
      visitWithTypeInfo(info, {
        Field(field) {
          if (field.name.value.startsWith('__')) return false;
          const known = info.getFieldDef();
          if (!known || !field.arguments?.length) return undefined;
          const changed = field.arguments.map((argument): ArgumentNode => {
            const type = known.args.find(({ name }) => name === argument.name.value)?.type;
            return type && canBeVariable(argument.value, type)
              ? { ...argument, value: written.variableFor(argument.value, type) }
              : argument;
          });
          return { ...field, arguments: changed };
        },
      }),
    ) as Node;
  const { name: _name, ...operation } = withVariables(definition);
  const used = usedFragments(definition.selectionSet, fragments).map(withVariables);
  const variableDefinitions = [...(definition.variableDefinitions ?? []), ...written.definitions];
  return {
    document: { kind: Kind.DOCUMENT, definitions: [{ ...operation, variableDefinitions }, ...used] },
    values: written.values,
  };
}

function writtenValues({ variableDefinitions = [] }: OperationDefinitionNode) {
  let prefix = PREFIX;
  while (variableDefinitions.some(({ variable }) => variable.name.value.startsWith(prefix))) prefix = `_${prefix}`;
  const names = new Map<string, string>();
  const definitions: VariableDefinitionNode[] = [];
  const values: Record<string, unknown> = {};
  return {
    definitions,
    values,
    variableFor(value: ValueNode, type: GraphQLInputType): ValueNode {
      const key = `${type} ${print(value)}`;
      let name = names.get(key);
      if (name === undefined) {
        name = `${prefix}${names.size}`;
        names.set(key, name);
        values[name] = valueFromASTUntyped(value);
        const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const;
        definitions.push({ kind: Kind.VARIABLE_DEFINITION, variable, type: parseType(`${type}`, { noLocation: true }) });
      }
      return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
    },
  };
}

/** Whether a value means the same in the operation and, as JSON, in a variable. */
function canBeVariable(value: ValueNode, given: GraphQLInputType): boolean {
  const type = getNullableType(given);
  if (value.kind === Kind.VARIABLE) return false;
  if (value.kind === Kind.NULL) return true;
  if (isListType(type)) return (value.kind === Kind.LIST ? value.values : [value]).every((item) => canBeVariable(item, type.ofType));
  if (isInputObjectType(type))
    return (
      value.kind === Kind.OBJECT &&
      value.fields.every((field) => {
        const fieldType = type.getFields()[field.name.value]?.type;
        return fieldType !== undefined && canBeVariable(field.value, fieldType);
      })
    );
  if (isEnumType(type)) return true;
  if (!isSpecifiedScalarType(type)) return false;
  // An ID may be a whole number of any length, which JSON's readers would round; and JSON has no number beyond all bounds.
  if (value.kind === Kind.INT) return Number.isSafeInteger(Number(value.value));
  return value.kind !== Kind.FLOAT || Number.isFinite(Number(value.value));
}

/** In the order in which they are met. */
function usedFragments(
  selectionSet: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly FragmentDefinitionNode[] {
  const used = new Set<FragmentDefinitionNode>();
  const collect = (node: SelectionSetNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || used.has(fragment)) return;
        used.add(fragment);
        collect(fragment);
      },
    });
  };
  collect(selectionSet);
  return [...used];
}
