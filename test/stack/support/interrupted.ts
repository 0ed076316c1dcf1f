import { killChildrenOn } from "../../../script/dev/processes.ts";

killChildrenOn();
