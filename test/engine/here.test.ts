import { here } from "../../src/engine/here.ts";
import { contract } from "./contract.ts";

contract("the calling thread", here(), {
  square: { module: import.meta.url, name: "square", run: (of) => ({ of, is: of * of }) },
  refuse: {
    module: import.meta.url,
    name: "refuse",
    run(item) {
      if (item === 2) throw new Error("refused 2");
      return item;
    },
  },
});
