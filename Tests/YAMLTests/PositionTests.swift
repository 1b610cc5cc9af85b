import Testing
import VersionedAPITestSupport

struct PositionTests {
  @Test func `keys and values know where they begin and end`() {
    let text = """
      schemas:
        Model:
          doc: A model.
          kind: 'custom'
      """
    #expect(
      outline(text) == """
        1:1-4:19 mapping
          1:1-1:8 key 'schemas'
            2:3-4:19 mapping
              2:3-2:8 key 'Model'
                3:5-4:19 mapping
                  3:5-3:8 key 'doc'
                    3:10-3:18 string 'A model.'
                  4:5-4:9 key 'kind'
                    4:11-4:19 string quoted 'custom'

        """
    )
  }

  @Test func `braces and brackets belong to their mapping and list`() {
    #expect(
      outline("id: { type: uuid, include: [A, B] } # that is all\n") == """
        1:1-1:36 mapping
          1:1-1:3 key 'id'
            1:5-1:36 mapping
              1:7-1:11 key 'type'
                1:13-1:17 string 'uuid'
              1:19-1:26 key 'include'
                1:28-1:34 list
                  1:29-1:30 string 'A'
                  1:32-1:33 string 'B'

        """
    )
  }

  @Test func `a mapping and a list end with their last value, not where the next thing begins`() {
    let text = """
      a:
        b: 1

      # A comment.
      c:
      - 2

      - 3
      d: 4
      """
    #expect(
      outline(text) == """
        1:1-9:5 mapping
          1:1-1:2 key 'a'
            2:3-2:7 mapping
              2:3-2:4 key 'b'
                2:6-2:7 string '1'
          5:1-5:2 key 'c'
            6:1-8:4 list
              6:3-6:4 string '2'
              8:3-8:4 string '3'
          9:1-9:2 key 'd'
            9:4-9:5 string '4'

        """
    )
  }

  @Test func `a missing value stands after its colon, or where a list lacks it`() {
    #expect(
      outline("a:\nb: { c: , d }\ne:\n  -\n  - x\n") == """
        1:1-5:6 mapping
          1:1-1:2 key 'a'
            1:3-1:3 string ''
          2:1-2:2 key 'b'
            2:4-2:14 mapping
              2:6-2:7 key 'c'
                2:9-2:9 string ''
              2:11-2:12 key 'd'
                2:13-2:13 string ''
          3:1-3:2 key 'e'
            4:3-5:6 list
              4:4-4:4 string ''
              5:5-5:6 string 'x'

        """
    )
  }

  @Test func `a scalar over several lines ends with its last word; a block ends after its last line`() {
    let text = """
      plain: one
        two
      quoted: "one
        two"
      block: |
        one
        two

      last: three
      """
    #expect(
      outline(text) == """
        1:1-9:12 mapping
          1:1-1:6 key 'plain'
            1:8-2:6 string 'one two'
          3:1-3:7 key 'quoted'
            3:9-4:7 string quoted 'one two'
          5:1-5:6 key 'block'
            5:8-9:1 string quoted 'one\\ntwo\\n'
          9:1-9:5 key 'last'
            9:7-9:12 string 'three'

        """
    )
  }

  @Test func `columns count Unicode scalars, not bytes`() {
    #expect(
      outline("größe: 模型 # ok\n🎤: { é: x }\n") == """
        1:1-2:12 mapping
          1:1-1:6 key 'größe'
            1:8-1:10 string '模型'
          2:1-2:2 key '🎤'
            2:4-2:12 mapping
              2:6-2:7 key 'é'
                2:9-2:10 string 'x'

        """
    )
  }

  @Test func `a tab counts as one column`() {
    #expect(
      outline("a:\tone\t# tabs after the indentation\n") == """
        1:1-1:7 mapping
          1:1-1:2 key 'a'
            1:4-1:7 string 'one'

        """
    )
  }
}
