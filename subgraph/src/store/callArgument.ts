import { CallArgument } from "../../generated/schema";
import { Argument } from "../shared/decode";
import { argumentId } from "../shared/id";

export function createArguments(call: string, found: Argument[]): void {
  for (let i = 0; i < found.length; i++) {
    const argument = new CallArgument(argumentId(call, i));
    argument.call = call;
    argument.index = i;
    argument.name = found[i].name;
    argument.type = found[i].type;
    argument.value = found[i].value;
    argument.save();
  }
}
