import Codegen

/// What finds the library: for pkg-config and for CMake. Both work wherever the folder is moved to.
enum CBuildFiles {
  static func pkgConfig(_ names: CNames, _ model: ModelInterface) -> String {
    """
    prefix=${pcfiledir}/../..
    Name: \(names.prefix)
    Description: \(model.name), a recurrent network
    Version: 1.0.0
    Cflags: -I${prefix}/include
    Libs: -L${prefix}/lib -l\(names.prefix)
    Libs.private: -lm

    """
  }

  static func cmake(_ names: CNames) -> String {
    let name = names.prefix
    return """
      # find_package(\(name) CONFIG) gives the targets \(name)::\(name) (static) and \(name)::shared.
      get_filename_component(_\(name)_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)

      if(NOT TARGET \(name)::\(name))
        add_library(\(name)::\(name) STATIC IMPORTED)
        set_target_properties(\(name)::\(name) PROPERTIES
          IMPORTED_LOCATION "${_\(name)_prefix}/lib/lib\(name).a"
          INTERFACE_INCLUDE_DIRECTORIES "${_\(name)_prefix}/include"
          INTERFACE_LINK_LIBRARIES m)
        add_library(\(name)::shared SHARED IMPORTED)
        set_target_properties(\(name)::shared PROPERTIES
          IMPORTED_LOCATION "${_\(name)_prefix}/lib/lib\(name).so"
          IMPORTED_SONAME "lib\(name).so"
          INTERFACE_INCLUDE_DIRECTORIES "${_\(name)_prefix}/include")
      endif()
      unset(_\(name)_prefix)

      """
  }
}
